import { inCall, type Service } from "./call";
import { newCheckoutSession } from "./objects/checkout-session";
import { newPaymentIntent } from "./objects/payment-intent";
import { setTimer } from "./set-timer";
import { newStripeId, putObject } from "./store";
import type { Tx } from "./transaction";
import type { Charge, CheckoutSession, PaymentIntent } from "./wire";

type OldItem = {
  name: string;
  description: string;
  currency: string;
  quantity: number;
  amount_total: number;
};

/** What an earlier version kept of a session beside its own fields. */
type OldSession = CheckoutSession & {
  _items: OldItem[];
  _intentMetadata: Record<string, string>;
  _intentDescription: string | null;
};

/**
 * Makes objects whole that an earlier version of this service wrote: it kept hidden fields among the others
 * and left out what a shop never reads. Sessions that it left open can be paid as if nothing had happened.
 */
export async function upgradeStore(service: Service): Promise<void> {
  await inCall(service, async ({ tx }) => {
    const rows = await tx.sql<{ data: unknown; object: string }[]>`
      select data, object from local_stripe.object
      where hidden is null and object in ('checkout.session', 'payment_intent', 'charge') for update`;
    for (const { data, object } of rows) {
      if (object === "checkout.session") upgradeSession(tx, data as OldSession);
      else if (object === "payment_intent") await upgradeIntent(tx, data as PaymentIntent);
      else upgradeCharge(tx, data as Charge);
    }
  });
}

function upgradeSession(tx: Tx, old: OldSession): void {
  const { _items: items, _intentMetadata: metadata, _intentDescription: description, ...known } = old;
  const unset = {
    allowed_payment_method_types: null,
    locale: null,
    payment_method_types: ["card"],
    submit_type: null,
  };
  // Its address is among what is known.
  const session = { ...newCheckoutSession({ ...known, ...unset }, ""), ...known };
  putObject(tx, session, {
    items: items.map((item) => ({
      ...item,
      id: newStripeId("li"),
      unitAmount: item.amount_total / item.quantity,
    })),
    intent: { captureMethod: "automatic", description, metadata, receiptEmail: null },
  });
  if (session.status === "open") setTimer(tx, "expire_session", session.id, session.expires_at);
}

async function upgradeIntent(tx: Tx, old: PaymentIntent): Promise<void> {
  const [owner] = await tx.sql<{ id: string }[]>`
    select id from local_stripe.object where object = 'checkout.session' and data ->> 'payment_intent' = ${old.id}`;
  const intent = {
    ...newPaymentIntent({ ...old, allowed_payment_method_types: null, receipt_email: null }),
    ...old,
  };
  putObject(tx, intent, { sessionId: owner?.id ?? null, number: null, typed: {} });
}

/** An old charge stays as it is told; that it can be refunded is all that is needed of it. */
function upgradeCharge(tx: Tx, old: Charge): void {
  putObject(tx, { ...old, customer: null, payment_method: null }, { number: "" });
}
