"use server";

import { redirect } from "next/navigation";
import { type ActionState, toAction } from "@/lib/api/to-action";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import { rememberCart } from "./cookie";
import { ensureOwnCart } from "./ensure-own-cart";
import { findOwnCartId } from "./find-own-cart-id";
import {
  addCartLineOperation,
  addPromotionCodeOperation,
  removeCartLineOperation,
  removePromotionCodeOperation,
  updateCartLineOperation,
} from "./operations";
import type { Cart } from "./schema";

export type RemovedLine = { variantId: string; quantity: number; title: string };
export type CartChange = ActionState<Cart> & { removed?: RemovedLine };

const withOpenCart = async (input: Record<string, unknown>) => ({
  ...input,
  cartId: await ensureOwnCart(await findCurrentContext()),
});

const withOwnCart = async (input: Record<string, unknown>) => ({
  ...input,
  cartId: (await findOwnCartId(await findCurrentContext())) ?? "",
});

/** Without JavaScript, a page must follow; with it, the form says what happened. */
const showCart = (input: Record<string, unknown>, locale: Locale) => {
  if (input.enhanced !== "1") redirect(localizePath(locale, "/cart"));
};

export const addCartLineAction = toAction(addCartLineOperation, {
  numbers: ["quantity"],
  prepare: withOpenCart,
  succeed: async (cart, input, locale) => {
    await rememberCart(cart.id);
    showCart(input, locale);
  },
});

const update = toAction(updateCartLineOperation, {
  numbers: ["quantity"],
  prepare: async ({ step, quantity, ...input }) =>
    withOwnCart({
      ...input,
      quantity: typeof quantity === "number" ? quantity + (stepOf[String(step)] ?? 0) : quantity,
    }),
});
const stepOf: Record<string, number> = { more: 1, fewer: -1 };

const remove = toAction(removeCartLineOperation, { prepare: withOwnCart });

/** The field is called otherwise than the input: what was typed goes back to the form, and codes of sign-ins do not. */
const applyCode = toAction(addPromotionCodeOperation, {
  prepare: ({ promotion, ...input }) => withOwnCart({ ...input, code: promotion }),
});
const removeCode = toAction(removePromotionCodeOperation, {
  prepare: ({ promotion, ...input }) => withOwnCart({ ...input, code: promotion }),
});

/** Without a cart of its own there is nothing to put back into: then a new one is made. */
const restore = toAction(addCartLineOperation, {
  numbers: ["quantity"],
  prepare: withOpenCart,
  succeed: (cart) => rememberCart(cart.id),
});

/**
 * Every change that the cart page offers, told apart by the button that was pressed: so the page has one answer,
 * with JavaScript and without. A removal's answer carries what putting it back needs.
 */
export async function changeCartAction(previous: CartChange, form: FormData): Promise<CartChange> {
  switch (form.get("intent")) {
    case "restore":
      return restore(previous, form);
    case "applyCode":
      return applyCode(previous, form);
    case "removeCode":
      return removeCode(previous, form);
    case "remove": {
      const answer = await remove(previous, form);
      return answer.status === "succeeded" ? { ...answer, removed: toRemovedLine(form) } : answer;
    }
    default:
      return update(previous, form);
  }
}

function toRemovedLine(form: FormData): RemovedLine {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    variantId: text("variantId"),
    quantity: Number(text("shownQuantity")),
    title: text("title").slice(0, 300),
  };
}
