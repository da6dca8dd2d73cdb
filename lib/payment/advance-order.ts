import { and, eq } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import { capture, payment } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { confirmOrder } from "@/lib/order/confirm-order";
import type { OrderRow } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import type { PaymentTruth } from "@/lib/vendors/stripe";
import type { PaymentRow } from "./queries";
import { reserveRefund } from "./refund-payment";
import type { PaymentState } from "./rules";

type Advance = {
  placed: OrderRow;
  /** The payment as it was before. */
  row: PaymentRow;
  truth: PaymentTruth;
  state: PaymentState;
  /** Why the order ends, if it does. */
  reason: string;
};

/**
 * Moves the order to where its payment now is. The caller holds the row locks of both. Locks stock levels.
 *
 * @returns the id of a refund that must be sent after the commit.
 */
export async function advanceOrder(ctx: Context, advance: Advance): Promise<string | null> {
  const { placed, row, state, reason } = advance;
  switch (state) {
    case "captured":
      return bookMoney(ctx, advance);
    case "authorized":
      await pipelined(
        addOrderEvent(ctx, placed.id, "authorized", { attempt: row.attempt, amountMinor: row.amountMinor }),
        confirmIfPending(ctx, placed),
      );
      return null;
    case "processing":
      await addOrderEvent(ctx, placed.id, "payment_processing", { attempt: row.attempt });
      return null;
    case "expired":
    case "canceled":
    case "failed":
      if (placed.status === "pending_payment") await releaseOrder(ctx, placed, reason);
      if (row.status === "authorized") await noteLostAuthorization(ctx, advance);
      return null;
    case "pending":
      return null;
  }
}

async function bookMoney(ctx: Context, { placed, row, truth }: Advance): Promise<string | null> {
  const fact = { attempt: row.attempt, amountMinor: truth.capturedMinor };
  if (row.captureMethod === "manual") await endCapture(ctx, row.id, truth.capturedMinor);
  // Confirmed by this payment's authorization: the money was expected.
  const isExpected = placed.status !== "canceled" && row.status === "authorized";
  if (placed.status === "pending_payment" || isExpected) {
    await pipelined(
      addOrderEvent(ctx, placed.id, "paid", fact),
      ctx.db.update(payment).set({ invoicing: "due" }).where(eq(payment.id, row.id)),
      confirmIfPending(ctx, placed),
    );
    return null;
  }
  // Money for a canceled order, or a second time for one that is paid: it goes back.
  await addOrderEvent(ctx, placed.id, "unexpected_payment", fact);
  return reserveRefund(ctx, {
    paymentId: row.id,
    amountMinor: truth.capturedMinor,
    reason: placed.status === "canceled" ? "order_canceled" : "duplicate",
  });
}

async function confirmIfPending(ctx: Context, placed: OrderRow): Promise<void> {
  if (placed.status === "pending_payment") await confirmOrder(ctx, placed);
}

/** What staff asked for is done; where another amount was taken at the provider itself, their capture has failed. */
async function endCapture(ctx: Context, paymentId: string, capturedMinor: number): Promise<void> {
  const own = and(eq(capture.paymentId, paymentId), eq(capture.status, "pending"));
  await ctx.db
    .update(capture)
    .set({ status: "succeeded" })
    .where(and(own, eq(capture.amountMinor, capturedMinor)));
  await ctx.db
    .update(capture)
    .set({ status: "failed", failureReason: "another amount was captured" })
    .where(own);
}

/** Its time was over, somebody let go of it at the provider, or its order was canceled: no money came. */
async function noteLostAuthorization(ctx: Context, { placed, row }: Advance): Promise<void> {
  await ctx.db
    .update(capture)
    .set({ status: "failed", failureReason: "the authorization is over" })
    .where(and(eq(capture.paymentId, row.id), eq(capture.status, "pending")));
  const type = placed.status === "canceled" ? "authorization_released" : "authorization_lost";
  await addOrderEvent(ctx, placed.id, type, { attempt: row.attempt, amountMinor: row.amountMinor });
}
