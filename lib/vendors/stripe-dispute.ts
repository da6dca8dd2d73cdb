import { stripe } from "./stripe";
import { fromStripeAmount } from "./stripe-amount";

export type DisputeTruth = {
  id: string;
  intentId: string | null;
  status: string;
  reason: string;
  amountMinor: number;
};

/** A dispute as it stands now. @throws Stripe.errors.StripeError. */
export async function retrieveDispute(providerDisputeId: string): Promise<DisputeTruth> {
  const {
    id,
    payment_intent: intent,
    status,
    reason,
    amount,
    currency,
  } = await stripe().disputes.retrieve(providerDisputeId);
  return {
    id,
    intentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    status,
    reason,
    amountMinor: fromStripeAmount(amount, currency.toUpperCase()),
  };
}
