import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { createCart } from "./create-cart";
import { makeCustomerCart } from "./customer-cart";
import { findOwnCartId } from "./find-own-cart-id";
import { getCart } from "./get-cart";

/**
 * The id of the open cart of whoever sends the request; of a new one where there is none, or where it was paid or
 * pruned. The caller remembers it once something lies in it.
 */
export async function ensureOwnCart(ctx: Context): Promise<string> {
  const known = await findOwnCartId(ctx);
  if (known && (await isOpen(ctx, known))) return known;
  if (ctx.actor.type === "customer") return makeCustomerCart(ctx.db, ctx.actor.customerId);
  return (await createCart(ctx)).id;
}

async function isOpen(ctx: Context, cartId: string): Promise<boolean> {
  try {
    return !(await getCart(ctx, { cartId })).completed;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return false;
    throw error;
  }
}
