import { findOwnCart } from "@/lib/cart/find-own-cart";
import type { CartPreview } from "@/lib/cart/schema";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

/** What the drawer shows, in the `locale` of its page, for the browser that holds the cart's cookie. The cart's id stays in the cookie. */
export async function GET(request: Request): Promise<Response> {
  const locale = new URL(request.url).searchParams.get("locale");
  const cart = await findOwnCart(isLocale(locale) ? locale : defaultLocale);
  const preview: CartPreview = {
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
  return Response.json(preview, { headers: { "cache-control": "private, no-store" } });
}
