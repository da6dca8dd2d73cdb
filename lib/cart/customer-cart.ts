import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cart } from "@/db/schema/cart";
import { hashCapability } from "@/lib/ids/capability";
import { newId } from "@/lib/ids/new-id";
import { deriveCapability } from "@/lib/operation/derive-capability";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import type { CartRow } from "./queries";

/** A customer has one open cart, at most, on all devices. */
const isOpenOf = (customerId: string) => and(eq(cart.customerId, customerId), isNull(cart.completedAt));

/** The public id of a customer's cart: made of its row, so that each of their devices can be given it. */
export const customerCartId = (rowId: string): string => deriveCapability("cart", rowId);

/** The open cart of a customer, by its public id; null where they have none. */
export async function findCustomerCartId(db: Db, customerId: string): Promise<string | null> {
  const [row] = await db.select().from(cart).where(isOpenOf(customerId));
  return row ? ensureCustomerCartId(db, row) : null;
}

/** Locks the customer's open cart until the transaction ends; null where they have none. */
export async function lockCustomerCart(db: Db, customerId: string): Promise<CartRow | null> {
  const [row] = await db.select().from(cart).where(isOpenOf(customerId)).for("update");
  return row ?? null;
}

/** Makes the customer's open cart, unless another request just has. @returns its public id. */
export async function makeCustomerCart(db: Db, customerId: string): Promise<string> {
  const id = newId();
  await db
    .insert(cart)
    .values({
      id,
      customerId,
      capabilityHash: hashCapability(customerCartId(id)),
      currency: await getShopCurrency(db),
    })
    .onConflictDoNothing();
  const found = await findCustomerCartId(db, customerId);
  if (!found) throw new Error("the customer's cart was just made");
  return found;
}

/** Where the shop's secret has changed, or the cart was a guest's, it is found by its own id from now on. */
async function ensureCustomerCartId(db: Db, row: CartRow): Promise<string> {
  const id = customerCartId(row.id);
  const capabilityHash = hashCapability(id);
  if (row.capabilityHash !== capabilityHash)
    await db.update(cart).set({ capabilityHash, updatedAt: row.updatedAt }).where(eq(cart.id, row.id));
  return id;
}
