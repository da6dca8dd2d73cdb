import { and, eq, type SQL, sql } from "drizzle-orm";
import { payment, paymentEvent } from "@/db/schema/payment";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import type { PaymentTruth } from "@/lib/vendors/stripe";
import { insertPaymentEvent, type PaymentRow } from "./queries";
import { canAdvance, nextCheckSeconds, type PaymentState } from "./rules";

/**
 * Notes what the provider said of a payment, and when to ask again. The caller holds the payment's row lock.
 */
export async function notePayment(
  ctx: Context,
  row: PaymentRow,
  truth: PaymentTruth,
  state: PaymentState,
): Promise<void> {
  const status = canAdvance(row.status, state) ? state : row.status;
  const ageSeconds = (Date.now() - row.createdAt.getTime()) / 1000;
  await ctx.db
    .update(payment)
    .set({
      status,
      providerIntentId: truth.intentId ?? row.providerIntentId,
      declineReason: status === "captured" ? null : (truth.declineReason ?? row.declineReason),
      capturedMinor: Math.max(row.capturedMinor, truth.capturedMinor),
      authorizedMinor: wasAuthorized(row, status) ? row.amountMinor : row.authorizedMinor,
      authorizedUntil: truth.authorizedUntil ?? row.authorizedUntil,
      nextCheckAt: inSeconds(nextCheckSeconds(status, ageSeconds)),
    })
    .where(eq(payment.id, row.id));
}

/** Also where it was captured before anybody here had heard of its authorization. */
function wasAuthorized({ captureMethod }: PaymentRow, status: PaymentState): boolean {
  return status === "authorized" || (status === "captured" && captureMethod === "manual");
}

/** `next_check_at`, from now; null: never. */
export function inSeconds(seconds: number | null): SQL | null {
  return seconds === null ? null : sql`now() + make_interval(secs => ${seconds})`;
}

/** What does not fit our record is never applied: somebody has to look. */
export async function quarantinePayment(
  ctx: Context,
  row: PaymentRow,
  truth: PaymentTruth,
  mismatch: string,
): Promise<void> {
  await ctx.db.update(payment).set({ nextCheckAt: null }).where(eq(payment.id, row.id));
  await noteMismatch(ctx, row, truth, { kind: "quarantined", mismatch });
}

/**
 * Says on payment and timeline that the provider's books differ from ours; once, however often it is found.
 */
export async function noteMismatch(
  ctx: Context,
  row: PaymentRow,
  truth: PaymentTruth,
  { kind, mismatch }: { kind: "quarantined" | "differs"; mismatch: string },
): Promise<void> {
  log.error({ paymentId: row.id, kind, mismatch }, "the provider's answer does not fit the payment");
  const [known] = await ctx.db
    .select({ id: paymentEvent.id })
    .from(paymentEvent)
    .where(
      and(
        eq(paymentEvent.paymentId, row.id),
        eq(paymentEvent.type, kind),
        sql`${paymentEvent.data} ->> 'mismatch' = ${mismatch}`,
      ),
    )
    .limit(1);
  if (known) return;
  await insertPaymentEvent(ctx.db, row.id, kind, {
    mismatch,
    amountMinor: truth.amountMinor,
    capturedMinor: truth.capturedMinor,
    refundedMinor: truth.refundedMinor,
    currency: truth.currency,
    livemode: truth.livemode,
  });
  await addOrderEvent(ctx, row.orderId, `payment_${kind}`, { mismatch });
}
