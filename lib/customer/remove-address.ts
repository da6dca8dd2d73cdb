import { asc, eq } from "drizzle-orm";
import { address } from "@/db/schema/customer";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { isAddressOf, lockCustomer } from "./queries";

/**
 * Takes an address out of the customer's; one that is none of theirs is out already. Where it was the default, the oldest
 * of the others becomes it. Locks the customer.
 *
 * @throws AppError `unauthenticated`.
 */
export async function removeAddress(ctx: Context, { addressId }: { addressId: string }): Promise<void> {
  const { customerId } = requireCustomer(ctx);
  await ctx.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const [removed] = await tx.delete(address).where(isAddressOf(customerId, addressId)).returning();
    if (!removed?.isDefault) return;
    const [oldest] = await tx
      .select({ id: address.id })
      .from(address)
      .where(eq(address.customerId, customerId))
      .orderBy(asc(address.createdAt), asc(address.id))
      .limit(1);
    if (oldest) await tx.update(address).set({ isDefault: true }).where(eq(address.id, oldest.id));
  });
}
