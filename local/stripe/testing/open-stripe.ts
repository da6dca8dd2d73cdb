import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { startStripe } from "../start-stripe";

export const SECRET_KEY = "sk_test_local";
export const WEBHOOK_SECRET = "whsec_local";

/** How long a test waits for what comes by itself, on a machine that has other things to do. */
export const patient = { timeout: 30_000 };

/** The server on a database of a test, the real SDK before it, and a receiver of its webhooks behind it. */
export async function openStripe(databaseUrl: string) {
  const receiver = await openReceiver();
  const start = (port = 0) =>
    startStripe({
      databaseUrl,
      port,
      secretKey: SECRET_KEY,
      webhooks: [{ url: receiver.url, secret: WEBHOOK_SECRET }],
    });
  let server = await start();
  const { url, port } = server;
  const client = (key = SECRET_KEY, options: Stripe.StripeConfig = {}) =>
    new Stripe(key, { host: "127.0.0.1", port, protocol: "http", telemetry: false, ...options });
  const post = (path: string, body: unknown = {}) =>
    fetch(`${url}${path}`, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    url,
    stripe: client(),
    client,
    receiver,
    post,
    /** Uses the control surface. */
    control: async (path: string, body?: unknown) => {
      const response = await post(`/_test/${path}`, body);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    /** Sends a form of the hosted page as a browser without JavaScript would. */
    submit: (address: string, fields: Record<string, string>) =>
      fetch(new URL(address, url), { method: "POST", redirect: "manual", body: new URLSearchParams(fields) }),
    stop: () => server.stop(),
    restart: async () => {
      server = await start(port);
    },
    close: async () => {
      await server.stop();
      await receiver.close();
    },
  };
}

/** Keeps what arrives with a good signature. */
export async function openReceiver() {
  const events: Stripe.Event[] = [];
  const state = { failures: 0, hits: 0, hang: false };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    state.hits += 1;
    if (state.hang) return;
    if (state.failures > 0) {
      state.failures -= 1;
      response.writeHead(500).end();
      return;
    }
    const signature = String(request.headers["stripe-signature"]);
    events.push(new Stripe(SECRET_KEY).webhooks.constructEvent(body, signature, WEBHOOK_SECRET));
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    events,
    state,
    /** Types of the events whose object is, or belongs to, one of these ids; in order of arrival. */
    typesOf: (...ids: string[]) =>
      events
        .filter((event) => ids.some((id) => JSON.stringify(event.data).includes(id)))
        .map(({ type }) => type),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export type OpenStripe = Awaited<ReturnType<typeof openStripe>>;

/** What the shop sends for a session of one line. */
export function sessionParams(
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "usd",
          unit_amount: 4097,
          product_data: { name: "Mug", description: "Blue" },
        },
      },
    ],
    client_reference_id: "order-1",
    customer_email: "ada@example.com",
    metadata: { orderId: "order-1" },
    payment_intent_data: { metadata: { orderId: "order-1" }, description: "Order SH-1" },
    success_url: "http://shop.test/ok?session_id={CHECKOUT_SESSION_ID}",
    cancel_url: "http://shop.test/cart",
    ...change,
  };
}

export const manual = {
  payment_intent_data: { capture_method: "manual" },
} satisfies Partial<Stripe.Checkout.SessionCreateParams>;

/** A session that was paid, or not, with a test number; its intent as it is then. */
export async function payWith(
  { stripe, control }: OpenStripe,
  card: string,
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
) {
  const { id } = await stripe.checkout.sessions.create(sessionParams(change));
  await control(`checkout/sessions/${id}/complete`, { card });
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { session, intent, charge: intent.latest_charge as Stripe.Charge | null };
}
