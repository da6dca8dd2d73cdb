import { findOwnCart } from "@/lib/cart/find-own-cart";
import type { CartPreview } from "@/lib/cart/schema";

/** What the drawer shows, for the browser that holds the cart's cookie. The cart's id stays in the cookie. */
export async function GET(): Promise<Response> {
  const cart = await findOwnCart();
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
