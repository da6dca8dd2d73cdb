import { findOwnCart } from "@/lib/cart/find-own-cart";
import { defaultLocale } from "@/lib/i18n/locales";

/** The number on the cart, for the browser that holds its cookie. */
export async function GET(): Promise<Response> {
  const quantity = (await findOwnCart(defaultLocale))?.quantity ?? 0;
  return Response.json({ quantity }, { headers: { "cache-control": "no-store" } });
}
