import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { recordedContext } from "@/lib/operation/recorded-db";
import { takeTurns } from "@/lib/operation/take-turns";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { issueInvoice } from "./issue-invoice";
import { isInvoiceDue } from "./queries";

const inTurn = takeTurns();

/**
 * `issueInvoice` for an order whose money may just have been booked, after that commit. It never fails its caller: where
 * it fails, it asks for the job that retries, and what a crash has left is found by the timer.
 * As the events of one payment come in pairs, so do its calls: the second waits, and finds nothing due.
 */
export function issueInvoiceAtOnce(ctx: Context, orderId: string): Promise<void> {
  return inTurn(orderId, () => issueIfDue(ctx, orderId));
}

async function issueIfDue(ctx: Context, orderId: string): Promise<void> {
  try {
    if (await isInvoiceDue(ctx.db, orderId))
      await issueInvoice(await recordedContext(ctx, "issueInvoice"), orderId);
  } catch (error) {
    log.warn({ err: error, orderId }, "invoice left to the job");
    await addOutboxEvent(ctx.db, "invoice/due", { orderId }).catch((failure: unknown) =>
      log.warn({ err: failure, orderId }, "invoice left to the timer"),
    );
    kickOutbox();
  }
}
