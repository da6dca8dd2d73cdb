import { cart } from "@/db/schema/cart";
import { hashCapability, newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { promoteCart } from "./promote-cart";
import type { Cart } from "./schema";
import { toCart } from "./to-cart";

/** Makes an empty cart in the shop's currency; its id is shown here and never stored. */
export async function createCart(ctx: Context): Promise<Cart> {
  const cartId = newCapability();
  const currency = await getShopCurrency(ctx.db);
  const [row] = await ctx.db
    .insert(cart)
    .values({ capabilityHash: hashCapability(cartId), currency })
    .returning();
  if (!row) throw new Error("createCart: the insert returned no row");
  return toCart(cartId, row, [], await promoteCart(ctx.db, row, []));
}
