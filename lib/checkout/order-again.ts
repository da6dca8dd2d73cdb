import { addAsMany } from "@/lib/cart/add-as-many";
import { getCart } from "@/lib/cart/get-cart";
import type { Context } from "@/lib/operation/context";
import { getOrder } from "@/lib/order/get-order";

/**
 * Puts what an order held into a cart, as far as it can be had. What lies there already stays as it is: a cart whose
 * order expired still holds its lines.
 *
 * @returns whether all of it is in the cart now, and can be bought as it lies there.
 * @throws AppError `not_found` (order, or not the holder's), `cart_completed`.
 */
export async function orderAgain(
  ctx: Context,
  { cartId, orderId, token }: { cartId: string; orderId: string; token: string },
): Promise<{ complete: boolean }> {
  const { lines } = await getOrder(ctx, { orderId, token });
  const present = new Map((await getCart(ctx, { cartId })).lines.map((line) => [line.variantId, line]));
  let complete = true;
  for (const { variantId, quantity } of lines) {
    const line = variantId === null ? undefined : present.get(variantId);
    if (line?.problem) complete = false;
    if (line) continue;
    const added = variantId === null ? 0 : await addAsMany(ctx, { cartId, variantId, quantity });
    if (added < quantity) complete = false;
  }
  return { complete };
}
