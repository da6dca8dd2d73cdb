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
      if (placed.status === "pending_payment") await confirmOrder(ctx, placed);
      return null;
    case "processing":
      await addOrderEvent(ctx, placed.id, "payment_processing", { attempt: row.attempt });
      return null;
    case "expired":
    case "canceled":
    case "failed":
      if (placed.status === "pending_payment") await releaseOrder(ctx, placed, reason);
      return null;
    case "pending":
      return null;
  }
}

async function bookMoney(ctx: Context, { placed, row, truth }: Advance): Promise<string | null> {
  const fact = { attempt: row.attempt, amountMinor: truth.capturedMinor };
  if (placed.status === "pending_payment") {
    await addOrderEvent(ctx, placed.id, "paid", fact);
    await confirmOrder(ctx, placed);
    return null;
  }
  // Confirmed by this payment's authorization: the money was expected.
  if (placed.status !== "canceled" && row.status === "authorized") {
    await addOrderEvent(ctx, placed.id, "paid", fact);
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
