import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { loadCartLines } from "./load-cart-lines";
import { promoteCart } from "./promote-cart";
import { selectCart } from "./queries";
import type { Cart } from "./schema";
import { toCart } from "./to-cart";

/** The cart at today's prices, in a language. @throws AppError `not_found`. */
export async function getCart(
  ctx: Context,
  { cartId, locale = defaultLocale }: { cartId: string; locale?: Locale | undefined },
): Promise<Cart> {
  const row = await selectCart(ctx.db, cartId);
  const lines = await loadCartLines(ctx.db, row, locale);
  return toCart(cartId, row, lines, await promoteCart(ctx.db, row, lines, { locale }));
}
