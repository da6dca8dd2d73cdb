import type { fulfillmentStatuses, orderStatuses, paymentStatuses } from "./schema";

export type OrderStatus = (typeof orderStatuses)[number];
export type FulfillmentStatus = (typeof fulfillmentStatuses)[number];
export type PaymentStatus = (typeof paymentStatuses)[number];

/** States are data: every move that is not here is refused. A canceled order never comes back to life. */
const transitions: Record<OrderStatus, readonly OrderStatus[]> = {
  pending_payment: ["confirmed", "canceled"],
  confirmed: ["completed", "canceled"],
  completed: [],
  canceled: [],
};

export function canTransition(from: OrderStatus, to: OrderStatus): boolean {
  return transitions[from].includes(to);
}

/** Why an order ended that nobody has paid, where nobody meant it to end: its shopper can order again. */
const unpaidEnds: readonly string[] = ["payment_expired", "payment_failed", "payment_canceled"];

export function endedUnpaid({ cancelReason }: { cancelReason: string | null }): boolean {
  return cancelReason !== null && unpaidEnds.includes(cancelReason);
}

export type PaymentFacts = {
  status: "pending" | "processing" | "authorized" | "captured" | "expired" | "canceled" | "failed";
  amountMinor: number;
  capturedMinor: number;
  refundedMinor: number;
};

/** The payment status of an order, derived from its payments; the latest attempt comes last. */
export function resolvePaymentStatus(payments: readonly PaymentFacts[]): PaymentStatus {
  const captured = payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
  const refunded = payments.reduce((sum, payment) => sum + payment.refundedMinor, 0);
  if (captured > 0) {
    const isPart = payments.some(
      (payment) => payment.capturedMinor > 0 && payment.capturedMinor < payment.amountMinor,
    );
    if (refunded === 0) return isPart ? "partially_captured" : "paid";
    return refunded >= captured ? "refunded" : "partially_refunded";
  }
  switch (payments.at(-1)?.status) {
    case undefined:
      return "none";
    case "authorized":
      return "authorized";
    case "processing":
      return "processing";
    case "pending":
      return "pending";
    default:
      return "failed";
  }
}

export type FulfillmentFacts = {
  quantity: number;
  requiresShipping: boolean;
  /** Units that have left, and units that never will, for their money was given back. */
  fulfilled: number;
  removed: number;
};

/** Units of a line that still have to leave. */
export function toFulfill({ quantity, requiresShipping, fulfilled, removed }: FulfillmentFacts): number {
  return requiresShipping ? Math.max(0, quantity - fulfilled - removed) : 0;
}

/** The fulfillment status of an order, derived from its lines. */
export function resolveFulfillmentStatus(lines: readonly FulfillmentFacts[]): FulfillmentStatus {
  if (!lines.some((line) => line.requiresShipping)) return "not_required";
  const fulfilled = lines.reduce((sum, line) => sum + line.fulfilled, 0);
  if (lines.every((line) => toFulfill(line) === 0)) return "fulfilled";
  return fulfilled > 0 ? "partially_fulfilled" : "unfulfilled";
}

/** Why address, mail address and note of an order can no longer be edited; null where they can. */
export function findEditProblem(
  status: OrderStatus,
  fulfillment: FulfillmentStatus,
): "not_confirmed" | "shipped" | null {
  if (status !== "confirmed") return "not_confirmed";
  return fulfillment === "fulfilled" ? "shipped" : null;
}
