import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { findCartId } from "./cookie";
import { createCart } from "./create-cart";
import { getCart } from "./get-cart";

/**
 * The id of the open cart of the request's cookie; of a new one where there is none, or where it was paid or pruned.
 * The caller remembers it once something lies in it.
 */
export async function ensureOwnCart(): Promise<string> {
  const known = await findCartId();
  if (known && (await isOpen(known))) return known;
  return (await createCart(guest())).id;
}

const guest = () => ({ db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() });

async function isOpen(cartId: string): Promise<boolean> {
  try {
    return !(await getCart(guest(), { cartId })).completed;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return false;
    throw error;
  }
}
