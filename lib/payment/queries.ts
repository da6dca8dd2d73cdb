import { and, asc, desc, eq, isNotNull, lte, not, sql } from "drizzle-orm";
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

/**
 * Takes up to `limit` payments whose next check is due, and puts that check off, so that two timers share the
 * work.
 *
 * @param which those that wait for their money, or those whose books are compared.
 */
export function claimDuePayments(
  db: Db,
  which: "live" | "captured",
  limit: number,
): Promise<{ id: string; orderId: string }[]> {
  const captured = eq(payment.status, "captured");
  const due = db
    .select({ id: payment.id })
    .from(payment)
    .where(
      and(
        isNotNull(payment.nextCheckAt),
        lte(payment.nextCheckAt, sql`now()`),
        which === "captured" ? captured : not(captured),
      ),
    )
    .orderBy(asc(payment.nextCheckAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return db
    .update(payment)
    .set({ nextCheckAt: sql`now() + interval '30 seconds'` })
    .where(sql`${payment.id} in (${due})`)
    .returning({ id: payment.id, orderId: payment.orderId });
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
