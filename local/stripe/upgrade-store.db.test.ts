import { expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { openStripe } from "./testing/open-stripe";

/** As the first version of this service wrote them. */
const schema = `
create schema local_stripe;
create table local_stripe.object (
  id text primary key, object text not null, data jsonb not null, seq bigserial);
create index object_kind on local_stripe.object (object, seq desc);
create table local_stripe.idempotency (
  key text primary key, request text not null, status int, body text, at timestamptz not null default now());
create table local_stripe.delivery (
  id bigserial primary key, event_id text not null, url text not null, attempts int not null default 0,
  next_at timestamptz not null default now(), status text not null default 'pending', last text);`;

const seconds = Math.floor(Date.now() / 1000);
const session = (id: string, change: object) => ({
  id,
  object: "checkout.session",
  amount_subtotal: 4097,
  amount_total: 4097,
  cancel_url: "http://shop.test/cart",
  client_reference_id: "order-1",
  created: seconds,
  currency: "usd",
  customer: null,
  customer_email: "ada@example.com",
  expires_at: seconds + 1860,
  livemode: false,
  metadata: { orderId: "order-1" },
  mode: "payment",
  payment_intent: null,
  payment_status: "unpaid",
  status: "open",
  success_url: "http://shop.test/ok",
  url: `http://127.0.0.1:1/c/pay/${id}`,
  _items: [{ name: "Mug", description: "Blue", currency: "usd", quantity: 1, amount_total: 4097 }],
  _intentMetadata: { orderId: "order-1" },
  _intentDescription: "Order SH-1",
  ...change,
});
const intent = {
  id: "pi_old",
  object: "payment_intent",
  amount: 4097,
  amount_capturable: 0,
  amount_received: 4097,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic",
  created: seconds,
  currency: "usd",
  customer: null,
  description: "Order SH-1",
  last_payment_error: null,
  latest_charge: "ch_old",
  livemode: false,
  metadata: { orderId: "order-1" },
  payment_method_types: ["card"],
  status: "succeeded",
};
const charge = {
  id: "ch_old",
  object: "charge",
  amount: 4097,
  amount_captured: 4097,
  amount_refunded: 0,
  captured: true,
  created: seconds,
  currency: "usd",
  disputed: false,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: {},
  paid: true,
  payment_intent: "pi_old",
  payment_method_details: { type: "card", card: { brand: "visa", last4: "4242" } },
  refunded: false,
  status: "succeeded",
};

test("what an earlier version wrote can be paid and refunded", async () => {
  const database = await openTestDatabase({ maxConnections: 2 });
  const paid = { payment_intent: "pi_old", status: "complete", payment_status: "paid", url: null };
  await database.sql.unsafe(schema);
  for (const value of [session("cs_test_open", {}), session("cs_test_paid", paid), intent, charge]) {
    await database.sql`insert into local_stripe.object (id, object, data)
      values (${value.id}, ${value.object}, ${JSON.stringify(value)}::jsonb)`;
  }
  const shop = await openStripe(database.url);
  try {
    const { stripe } = shop;
    const old = await stripe.checkout.sessions.retrieve("cs_test_open", { expand: ["line_items"] });
    expect(old).toMatchObject({ status: "open", ui_mode: "hosted_page", total_details: { amount_tax: 0 } });
    expect(Object.keys(old).filter((key) => key.startsWith("_"))).toEqual([]);
    expect(old.line_items?.data).toMatchObject([{ description: "Mug", amount_total: 4097 }]);
    await shop.control("checkout/sessions/cs_test_open/complete", { card: "4242424242424242" });
    expect(await stripe.checkout.sessions.retrieve(old.id, { expand: ["payment_intent"] })).toMatchObject({
      payment_status: "paid",
      payment_intent: { description: "Order SH-1", metadata: { orderId: "order-1" } },
    });
    expect((await stripe.refunds.create({ payment_intent: "pi_old" })).amount).toBe(4097);
    await shop.stop();
    await shop.restart();
    expect((await stripe.charges.retrieve("ch_old")).refunded).toBe(true);
  } finally {
    await shop.close();
    await database.close();
  }
});
