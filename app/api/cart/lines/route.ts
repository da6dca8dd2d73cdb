import { answerOwn } from "@/lib/api/answer-own";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import type { CartPreview } from "@/lib/cart/schema";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";

/** What the drawer shows, in the `locale` of its page, for the browser that holds the cart's cookie. The cart's id stays in the cookie. */
export const GET = (request: Request): Promise<Response> =>
  answerOwn(request, (ctx) => preview(ctx, new URL(request.url).searchParams.get("locale")));

async function preview(ctx: Context, locale: string | null): Promise<CartPreview> {
  const cart = await findOwnCart(ctx, isLocale(locale) ? locale : defaultLocale);
  return {
    lines: (cart?.lines ?? []).map(
      ({ id, title, variantTitle, productHandle, image, quantity, subtotal }) => ({
        id,
        title,
        variantTitle,
        productHandle,
        image,
        quantity,
        subtotal,
      }),
    ),
    quantity: cart?.quantity ?? 0,
    subtotal: cart?.subtotal ?? null,
  };
}
