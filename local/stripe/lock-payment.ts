import { getHidden, getObject, type Hidden, lockObject } from "./store";
import type { Tx } from "./transaction";
import type { CheckoutSession, PaymentIntent } from "./wire";

export type LockedPayment = {
  intent: PaymentIntent;
  hidden: Hidden["payment_intent"];
  session: CheckoutSession | null;
};

/**
 * An intent and the session that it belongs to, locked. Sessions come first everywhere, so that a shopper
 * who pays and a shop that captures or cancels never wait for each other in a circle.
 *
 * @throws StripeError 404.
 */
export async function lockPayment(tx: Tx, intentId: string, param?: string): Promise<LockedPayment> {
  await getObject(tx, "payment_intent", intentId, param);
  const { sessionId } = await getHidden(tx, "payment_intent", intentId);
  const session = sessionId ? await lockObject(tx, "checkout.session", sessionId) : null;
  const intent = await lockObject(tx, "payment_intent", intentId);
  return { intent, hidden: await getHidden(tx, "payment_intent", intentId), session };
}
