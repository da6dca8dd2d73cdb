import type { Context } from "@/lib/operation/context";
import type { PriceTrace } from "@/lib/promotion/schema";
import { loadCartLines } from "./load-cart-lines";
import { promoteCart } from "./promote-cart";
import { selectCart } from "./queries";

/** Why a cart costs what it costs now, before shipping and tax. For staff. @throws AppError `not_found`. */
export async function getPriceTrace(ctx: Context, { cartId }: { cartId: string }): Promise<PriceTrace> {
  const cart = await selectCart(ctx.db, cartId);
  const { trace } = await promoteCart(ctx.db, cart, await loadCartLines(ctx.db, cart));
  return trace;
}
