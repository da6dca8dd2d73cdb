import { and, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { order } from "@/db/schema/order";

/**
 * Makes the orders that a guest placed with an address those of a customer. The caller knows that the address is the
 * customer's: that its owner has followed a link in a mail to it. Another customer's orders stay theirs.
 */
export async function claimOrders(
  db: Db,
  { customerId, email }: { customerId: string; email: string },
): Promise<void> {
  await db
    .update(order)
    // Nothing that staff see of it changes: an edit that is under way stays one of what they saw.
    .set({ customerId, updatedAt: sql`${order.updatedAt}` })
    .where(and(isNull(order.customerId), sql`lower(${order.email}) = lower(${email})`));
}
