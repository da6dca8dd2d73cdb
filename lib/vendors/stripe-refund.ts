import type Stripe from "stripe";
import { stripe } from "./stripe";
import { toStripeAmount } from "./stripe-amount";

export type RefundAnswer = {
  id: string;
  /** Our own id of it. */
  refundId: string | null;
  status: "pending" | "succeeded" | "failed";
  failureReason: string | null;
};

/**
 * Gives money back. The same `refundId` again answers the first refund as it was then, for a day: ask
 * `retrieveRefund` how it went on, and `findRefund` before sending an old one again.
 *
 * @throws Stripe.errors.StripeError; `findRefusal` tells what cannot be cured by waiting.
 */
export async function createRefund(request: {
  refundId: string;
  intentId: string;
  amountMinor: number;
  currency: string;
}): Promise<RefundAnswer> {
  const refund = await stripe().refunds.create(
    {
      payment_intent: request.intentId,
      amount: toStripeAmount(request.amountMinor, request.currency),
      metadata: { refundId: request.refundId },
    },
    { idempotencyKey: `refund-${request.refundId}` },
  );
  return toAnswer(refund);
}

/** A refund as it stands now. */
export async function retrieveRefund(providerRefundId: string): Promise<RefundAnswer> {
  return toAnswer(await stripe().refunds.retrieve(providerRefundId));
}

/** The refund that was made for `refundId`, whose answer never reached us; null when there is none. */
export async function findRefund(intentId: string, refundId: string): Promise<RefundAnswer | null> {
  for await (const refund of stripe().refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (refund.metadata?.refundId === refundId) return toAnswer(refund);
  }
  return null;
}

function toAnswer({ id, status, metadata, failure_reason: failureReason }: Stripe.Refund): RefundAnswer {
  const refundId = metadata?.refundId ?? null;
  if (status === "succeeded") return { id, refundId, status, failureReason: null };
  const failed = status === "failed" || status === "canceled";
  return { id, refundId, status: failed ? "failed" : "pending", failureReason: failureReason ?? null };
}
