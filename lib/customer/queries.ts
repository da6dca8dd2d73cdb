import { and, asc, desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { address, customer } from "@/db/schema/customer";
import type { CustomerAddress } from "./schema";

/** Locks the customer until the transaction ends: changes of their addresses go one after another. */
export async function lockCustomer(db: Db, customerId: string): Promise<void> {
  await db.select({ id: customer.id }).from(customer).where(eq(customer.id, customerId)).for("update");
}

/** The default one first, then by age. */
export async function selectAddresses(db: Db, customerId: string): Promise<CustomerAddress[]> {
  const rows = await db
    .select()
    .from(address)
    .where(eq(address.customerId, customerId))
    .orderBy(desc(address.isDefault), asc(address.createdAt), asc(address.id));
  return rows.map(({ customerId: _owner, createdAt: _made, updatedAt: _changed, ...row }) => row);
}

export const isAddressOf = (customerId: string, addressId: string) =>
  and(eq(address.customerId, customerId), eq(address.id, addressId));
