import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { payment } from "@/db/schema/payment";
import { getEnv } from "@/lib/env/env";
import type { OrderRow } from "@/lib/order/queries";
import { traceparent } from "@/lib/telemetry/telemetry";
import type { PaymentRow } from "./queries";
import { SESSION_LIFETIME_SECONDS } from "./rules";

/** A try to pay an order, and the order as it was then. */
export type Attempt = { row: PaymentRow; placed: OrderRow };

/**
 * Writes an attempt to pay an order, before the provider hears of it: its number is part of the provider's idempotency
 * key. The caller has made the order in this transaction, or holds its row lock.
 */
export async function beginAttempt(db: Db, placed: OrderRow, number: number): Promise<Attempt> {
  const [row] = await db
    .insert(payment)
    .values({
      orderId: placed.id,
      attempt: number,
      status: "pending",
      captureMethod: getEnv().PAYMENT_CAPTURE,
      currency: placed.currency,
      amountMinor: placed.totalMinor,
      sessionExpiresAt: sql`now() + make_interval(secs => ${SESSION_LIFETIME_SECONDS})`,
      nextCheckAt: sql`now() + interval '30 seconds'`,
      traceparent: traceparent(),
    })
    .returning();
  if (!row) throw new Error("insert returned no payment");
  return { row, placed };
}
