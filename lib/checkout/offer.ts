import type { Db } from "@/db/client";
import { type CartRow, lockOpenCart } from "@/lib/cart/queries";
import type { ManualDiscount } from "@/lib/promotion/manual-discount";
import type { CheckoutInput } from "./schema";

/** What an order is made of beside its cart: what a shopper types at checkout, or staff have put together. */
export type OrderTerms = Omit<CheckoutInput, "cartId"> & {
  discount?: ManualDiscount | null;
  /** The draft that it comes from; `version` counts its edits. */
  draft?: { id: string; number: string; version: number; createdBy: string };
};

export type Offer = { cart: CartRow; terms: OrderTerms };

/**
 * Locks the cart that is to be ordered, in the transaction that orders it, and says on which terms. What it refuses
 * leaves everything as it was.
 *
 * @throws AppError `cart_completed` when it has been paid.
 */
export type TakeOffer = (tx: Db) => Promise<Offer>;

/** A shopper's own cart, by its public id. */
export function offerOfCart(input: CheckoutInput): TakeOffer {
  return async (tx) => ({ cart: await lockOpenCart(tx, input.cartId), terms: input });
}
