import { pipelined } from "@/db/pipelined";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { loadCartLines } from "./load-cart-lines";
import { promoteCart } from "./promote-cart";
import { type CartRow, lockOpenCart, raiseCartVersion } from "./queries";
import type { Cart } from "./schema";
import { toCart } from "./to-cart";

/** Runs a change under the cart's row lock, raises its version, and answers the cart as it is then, in a language. */
export function changeCart(
  ctx: Context,
  { cartId, locale = defaultLocale }: { cartId: string; locale?: Locale | undefined },
  change: (ctx: Context, cart: CartRow) => Promise<void>,
): Promise<Cart> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockOpenCart(tx, cartId);
    await change({ ...ctx, db: tx }, row);
    const [, lines] = await pipelined(raiseCartVersion(tx, row.id), loadCartLines(tx, row, locale));
    const promoted = await promoteCart(tx, row, lines, { locale });
    return toCart(cartId, { ...row, version: row.version + 1 }, lines, promoted);
  });
}
