"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { findCartId, rememberCart } from "./cookie";
import { createCart } from "./create-cart";
import { getCart } from "./get-cart";
import { addCartLineOperation, removeCartLineOperation, updateCartLineOperation } from "./operations";

const guest = () => ({ db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() });

/** The cart of the cookie; a new one where there is none, or where it was paid or pruned. */
async function withCart(input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const known = await findCartId();
  if (known && (await isOpen(known))) return { ...input, cartId: known };
  return { ...input, cartId: (await createCart(guest())).id };
}

async function isOpen(cartId: string): Promise<boolean> {
  try {
    return !(await getCart(guest(), { cartId })).completed;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return false;
    throw error;
  }
}

const withOwnCart = async (input: Record<string, unknown>) => ({
  ...input,
  cartId: (await findCartId()) ?? "",
});

/** Without JavaScript, a page must follow; with it, the form says what happened. */
const showCart = (input: Record<string, unknown>) => {
  if (input.enhanced !== "1") redirect("/cart");
};

export const addCartLineAction = toAction(addCartLineOperation, {
  numbers: ["quantity"],
  prepare: withCart,
  succeed: async (cart, input) => {
    await rememberCart(cart.id);
    showCart(input);
  },
});

export const updateCartLineAction = toAction(updateCartLineOperation, {
  numbers: ["quantity"],
  prepare: withOwnCart,
});

export const removeCartLineAction = toAction(removeCartLineOperation, { prepare: withOwnCart });
