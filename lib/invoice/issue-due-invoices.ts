import { and, asc, eq, inArray } from "drizzle-orm";
import { payment, refund } from "@/db/schema/payment";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { issueCreditNote } from "./issue-credit-note";
import { issueInvoice } from "./issue-invoice";
import { reverseCreditNote } from "./reverse-credit-note";

const BATCH = 200;

/**
 * Issues everything that is due of one order: its invoice first, then what corrects it, refund by refund. Repeating it
 * issues nothing twice.
 *
 * @throws what issuing throws; what was issued until then stands, and the rest stays due.
 */
export async function issueOrderInvoices(ctx: Context, orderId: string): Promise<void> {
  await issueInvoice(ctx, orderId);
  const refunds = await ctx.db
    .select({ id: refund.id })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(and(eq(payment.orderId, orderId), inArray(refund.crediting, ["due", "reversal_due"])))
    .orderBy(asc(refund.createdAt), asc(refund.id));
  for (const { id: refundId } of refunds) {
    await issueCreditNote(ctx, { orderId, refundId });
    await reverseCreditNote(ctx, { orderId, refundId });
  }
}

/** Issues what a crash has left, or a job that failed: the earliest first. One failure does not stop the others. */
export async function issueDueInvoices(ctx: Context): Promise<void> {
  const invoices = await ctx.db
    .select({ orderId: payment.orderId })
    .from(payment)
    .where(eq(payment.invoicing, "due"))
    .orderBy(asc(payment.createdAt))
    .limit(BATCH);
  const notes = await ctx.db
    .select({ orderId: payment.orderId })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(inArray(refund.crediting, ["due", "reversal_due"]))
    .orderBy(asc(refund.createdAt))
    .limit(BATCH);
  for (const orderId of new Set([...invoices, ...notes].map((row) => row.orderId))) {
    await issueOrderInvoices(ctx, orderId).catch((error: unknown) =>
      log.error({ err: error, orderId }, "an invoice or credit note was not issued; it is tried again"),
    );
  }
}
