import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { openTestDatabase } from "@/db/testing/database";
import { getDatabase } from "@/lib/operation/database";
import { startStripe } from "@/local/stripe/start-stripe";
import { eventServer } from "./event-server";
import { shopContext } from "./shop-context";

const SECRET_KEY = "sk_test_local";
const WEBHOOK_SECRET = "whsec_local_test_secret";

export type Shop = Awaited<ReturnType<typeof startShop>>;
type Card =
  | "4242424242424242"
  | "4000000000000002"
  /** Is accepted, then disputed. */
  | "4000000000000259"
  /** Is accepted; refunds fail later. */
  | "4000000000005126";

/**
 * What the money path needs, for one test file: a database of its own, the local Stripe server, and a service
 * that takes events. Sets the environment: call it before anything reads settings.
 *
 * @param options.smtpUrl where mail goes; nowhere where absent.
 * @param options.staffMail who of the staff gets mails; nobody where absent.
 * @param options.capture whether cards are charged at once or authorized; at once where absent.
 */
export async function startShop(
  options: { smtpUrl?: string; staffMail?: string; capture?: "automatic" | "manual" } = {},
) {
  const database = await openTestDatabase({ maxConnections: 24 });
  const received: { body: string; signature: string }[] = [];
  const webhooks = await listen((body, headers) => {
    received.push({ body, signature: String(headers["stripe-signature"]) });
    return { status: 200, body: {} };
  });
  const events = eventServer();
  const service = await listen(events.answer);
  const stripe = await startStripe({
    databaseUrl: database.url,
    secretKey: SECRET_KEY,
    webhooks: [{ url: webhooks.url, secret: WEBHOOK_SECRET }],
  });
  Object.assign(process.env, {
    APP_URL: "http://shop.test",
    DATABASE_URL: database.url,
    // Files are nobody's; a test that is about them names a folder of its own.
    DATA_DIR: process.env.DATA_DIR ?? path.join(os.tmpdir(), "storehouse-tests"),
    AUTH_SECRET: "a secret of the tests, long enough",
    STRIPE_SECRET_KEY: SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: stripe.url,
    PAYMENT_CAPTURE: options.capture ?? "automatic",
    INNGEST_EVENT_KEY: "test",
    INNGEST_SIGNING_KEY: "signkey-test-00",
    INNGEST_BASE_URL: service.url,
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:9",
    UPSTASH_REDIS_REST_TOKEN: "none",
    SMTP_URL: options.smtpUrl ?? "smtp://127.0.0.1:9",
    STAFF_MAIL: options.staffMail ?? "",
  });
  const control = async (path: string, body?: unknown) => {
    const response = await fetch(`${stripe.url}/_test/${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  return {
    ...database,
    ctx: shopContext(database.db),
    /** Events that the service took, and what it refuses. */
    events,
    /** Webhooks that the provider sent, unprocessed. */
    webhooks: received,
    /** Pays, or is declined, on the provider's page. */
    pay: (sessionId: string, card: Card = "4242424242424242") =>
      control(`checkout/sessions/${sessionId}/complete`, { card }),
    session: (sessionId: string) => control(`checkout/sessions/${sessionId}`),
    /** The time of an authorization is over at the provider. */
    endAuthorization: (intentId: string) => control(`payment_intents/${intentId}/expire`, {}),
    faults: (mode: "none" | "refuse" | "fail" | "fail_after" | "hang", count: number) =>
      control("faults", { mode, count }),
    /** Waits for effects that were asked for after commits. */
    stop: async () => {
      await stripe.stop();
      await getDatabase().close();
      await database.close();
      await Promise.all([webhooks.close(), service.close()]);
    },
  };
}

type Answer = (body: string, headers: NodeJS.Dict<string | string[]>) => { status: number; body: unknown };

async function listen(answer: Answer): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { status, body } = answer(Buffer.concat(chunks).toString(), request.headers);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
