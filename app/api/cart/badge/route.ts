import { findOwnCart } from "@/lib/cart/find-own-cart";

/** The number on the cart, for the browser that holds its cookie. */
export async function GET(): Promise<Response> {
  const quantity = (await findOwnCart())?.quantity ?? 0;
  return Response.json({ quantity }, { headers: { "cache-control": "no-store" } });
}
