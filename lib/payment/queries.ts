import { and, asc, desc, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { payment, paymentEvent } from "@/db/schema/payment";

export type PaymentRow = typeof payment.$inferSelect;

/** Attempts of an order, first to last. */
export function selectPayments(db: Db, orderId: string): Promise<PaymentRow[]> {
  return db.select().from(payment).where(eq(payment.orderId, orderId)).orderBy(asc(payment.attempt));
}

export async function findLatestPayment(db: Db, orderId: string): Promise<PaymentRow | null> {
  const [row] = await db
    .select()
    .from(payment)
    .where(eq(payment.orderId, orderId))
    .orderBy(desc(payment.attempt))
    .limit(1);
  return row ?? null;
}

/** Takes up to `limit` payments whose next check is due, and puts that check off, so that two timers share the work. */
export function claimDuePayments(db: Db, limit: number): Promise<{ orderId: string }[]> {
  const due = db
    .select({ id: payment.id })
    .from(payment)
    .where(and(isNotNull(payment.nextCheckAt), lte(payment.nextCheckAt, sql`now()`)))
    .orderBy(asc(payment.nextCheckAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return db
    .update(payment)
    .set({ nextCheckAt: sql`now() + interval '60 seconds'` })
    .where(sql`${payment.id} in (${due})`)
    .returning({ orderId: payment.orderId });
}

/** Adds what the provider said to the payment's own ledger, in the caller's transaction. */
export async function insertPaymentEvent(
  db: Db,
  paymentId: string,
  type: string,
  data: Record<string, unknown>,
): Promise<void> {
  await db.insert(paymentEvent).values({ paymentId, type, data });
}
