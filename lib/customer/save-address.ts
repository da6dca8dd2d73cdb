import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { address } from "@/db/schema/customer";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { isAddressOf, lockCustomer } from "./queries";
import { MAX_ADDRESSES, type SaveAddressInput } from "./schema";

/**
 * Adds an address to the customer's, or changes one of them. The first one is the default; another that becomes it takes
 * its place, and the default one stays it until another does. Locks the customer.
 *
 * @throws AppError `unauthenticated`; `not_found` (no address of theirs); `conflict` above 20.
 */
export async function saveAddress(ctx: Context, input: SaveAddressInput): Promise<{ addressId: string }> {
  const { customerId } = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const rows = await tx.select().from(address).where(eq(address.customerId, customerId));
    const known = rows.find(({ id }) => id === input.addressId);
    if (input.addressId && !known) throw new AppError("not_found", "There is no such address");
    if (!known && rows.length >= MAX_ADDRESSES)
      throw new AppError("conflict", `An account keeps ${MAX_ADDRESSES} addresses`);
    const isDefault = input.isDefault || (known?.isDefault ?? rows.length === 0);
    if (isDefault && !known?.isDefault) await dropDefault(tx, customerId);
    const values = { ...input.address, isDefault };
    const saved = known
      ? await tx.update(address).set(values).where(isAddressOf(customerId, known.id)).returning()
      : await tx
          .insert(address)
          .values({ customerId, ...values })
          .returning();
    const [row] = saved;
    if (!row) throw new Error("the address was not saved");
    return { addressId: row.id };
  });
}

async function dropDefault(tx: Db, customerId: string): Promise<void> {
  await tx
    .update(address)
    .set({ isDefault: false })
    .where(and(eq(address.customerId, customerId), eq(address.isDefault, true)));
}
