import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cart, cartLine, cartPromotionCode } from "@/db/schema/cart";
import { variant } from "@/db/schema/catalog";
import { customer } from "@/db/schema/customer";
import { hashCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { findLiveOrderOfCart } from "@/lib/order/queries";
import { customerCartId, lockCustomerCart } from "./customer-cart";
import { MAX_CART_CODES } from "./limits";
import { planCartMerge } from "./merge-rules";
import { type CartRow, findAvailable, raiseCartVersion } from "./queries";

/**
 * At sign-in: what the browser's cart holds comes into the customer's (`planCartMerge`), with its codes, and the
 * browser's cart is gone: a second call adds nothing. Where the customer has none, the browser's becomes theirs, under
 * another public id. A cart that is somebody's already is left alone, and so is one whose order waits for its payment
 * where it would have to be merged: that order goes on by itself.
 *
 * Locks the guest's cart, then the customer, then their cart: a guest's cart is never locked after a customer's, so two sign-ins do not
 * wait for each other in a circle.
 */
export function mergeCart(
  ctx: Context,
  { cartId, customerId }: { cartId: string; customerId: string },
): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const guest = await lockGuestCart(tx, cartId);
    if (!guest) return;
    // Of two browsers that sign in at once, the second one finds the cart that the first one has made.
    await tx.select({ id: customer.id }).from(customer).where(eq(customer.id, customerId)).for("update");
    const own = await lockCustomerCart(tx, customerId);
    if (!own) return adopt(tx, guest, customerId);
    if (await findLiveOrderOfCart(tx, guest.id)) return;
    await addLines(tx, own, guest);
    await addCodes(tx, own, guest);
    await tx.delete(cart).where(eq(cart.id, guest.id));
    await raiseCartVersion(tx, own.id);
  });
}

/** An open cart that is nobody's, locked; null for any other. */
async function lockGuestCart(tx: Db, cartId: string): Promise<CartRow | null> {
  const [row] = await tx
    .select()
    .from(cart)
    .where(eq(cart.capabilityHash, hashCapability(cartId)))
    .for("update");
  return row && row.customerId === null && row.completedAt === null ? row : null;
}

async function adopt(tx: Db, guest: CartRow, customerId: string): Promise<void> {
  const lines = await linesOf(tx, guest.id);
  if (lines.length === 0) return;
  await tx
    .update(cart)
    .set({ customerId, capabilityHash: hashCapability(customerCartId(guest.id)) })
    .where(eq(cart.id, guest.id));
}

async function addLines(tx: Db, own: CartRow, guest: CartRow): Promise<void> {
  const added = await linesOf(tx, guest.id);
  if (added.length === 0) return;
  const available = await findAvailable(
    tx,
    own.id,
    added.map(({ variantId }) => variantId),
  );
  const tracked = new Map(added.map((line) => [line.variantId, line.tracked]));
  const changed = planCartMerge(await linesOf(tx, own.id), added, (id) =>
    tracked.get(id) ? (available.get(id) ?? 0) : null,
  );
  for (const { variantId, quantity } of changed) {
    await tx
      .insert(cartLine)
      .values({ cartId: own.id, variantId, quantity })
      .onConflictDoUpdate({ target: [cartLine.cartId, cartLine.variantId], set: { quantity } });
  }
}

function linesOf(tx: Db, rowId: string) {
  return tx
    .select({ variantId: cartLine.variantId, quantity: cartLine.quantity, tracked: variant.tracked })
    .from(cartLine)
    .innerJoin(variant, eq(variant.id, cartLine.variantId))
    .where(eq(cartLine.cartId, rowId))
    .orderBy(asc(cartLine.createdAt), asc(cartLine.id));
}

async function addCodes(tx: Db, own: CartRow, guest: CartRow): Promise<void> {
  const codesOf = (rowId: string) =>
    tx
      .select({ code: cartPromotionCode.code })
      .from(cartPromotionCode)
      .where(eq(cartPromotionCode.cartId, rowId))
      .orderBy(asc(cartPromotionCode.createdAt), asc(cartPromotionCode.code));
  const held = await codesOf(own.id);
  const added = (await codesOf(guest.id)).slice(0, Math.max(0, MAX_CART_CODES - held.length));
  if (added.length === 0) return;
  await tx
    .insert(cartPromotionCode)
    .values(added.map(({ code }) => ({ cartId: own.id, code })))
    .onConflictDoNothing();
}
