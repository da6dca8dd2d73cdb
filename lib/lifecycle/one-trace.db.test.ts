import { createServer, type Server } from "node:http";
import { SpanKind, trace } from "@opentelemetry/api";
import { serve } from "inngest/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { createRedisLevel } from "@/lib/cache/redis-level.mjs";
import { startCheckoutOperation } from "@/lib/checkout/operations";
import type { Checkout } from "@/lib/checkout/schema";
import { listJobs } from "@/lib/jobs/list-jobs";
import { systemContext } from "@/lib/operation/system-context";
import { processPaymentEvent, storePaymentEvent } from "@/lib/payment/receive-payment-event";
import { telemetry } from "@/lib/telemetry/telemetry";
import { watchDatabase } from "@/lib/telemetry/watch-database";
import { findHandler } from "@/lib/testing/call-route";
import { catchLog } from "@/lib/testing/catch-log";
import { checkoutOf, fillCart, sessionIdOf } from "@/lib/testing/checkout";
import { startJobService } from "@/lib/testing/start-job-service";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { type ReceivedSpan, startTraceReceiver } from "@/lib/testing/start-trace-receiver";
import { inngestClient } from "@/lib/vendors/inngest";
import { readProviderEvent } from "@/lib/vendors/stripe";
import { startTelemetry } from "./start-telemetry";

let receiver: Awaited<ReturnType<typeof startTraceReceiver>>;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let shop: Shop;
let service: Awaited<ReturnType<typeof startJobService>>;
let app: Server;
let stopTelemetry: () => Promise<void>;
let lines: string[];

beforeAll(async () => {
  receiver = await startTraceReceiver();
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl });
  Object.assign(process.env, {
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    METRICS_TOKEN: "token-of-the-tests-123",
  });
  let handle: ReturnType<typeof serve> | undefined;
  // Whoever asks before there is an answer asks again, where silence would be waited for.
  app = createServer((request, response) => handle?.(request, response) ?? response.writeHead(503).end());
  service = await startJobService(app, shop.url);
  stopTelemetry = await startTelemetry();
  // Every statement is a slow one: what the log tells of them is looked at, too.
  watchDatabase(Number.MIN_VALUE);
  handle = serve({ client: inngestClient(), functions: listJobs(), servePath: "/api/inngest" });
  lines = catchLog("debug");
});

afterAll(async () => {
  await service.stop();
  app.closeAllConnections();
  app.close();
  await shop.stop();
  await mailbox.stop();
  await receiver.stop();
});

/** As the framework tells a request: with its whole address, which bears a secret here. */
function asRequest<Result>(name: string, target: string, work: () => Promise<Result>): Promise<Result> {
  const attributes = { "http.method": "POST", "http.target": target, "http.route": name };
  return trace
    .getTracer("next.js")
    .startActiveSpan(`POST ${name}`, { kind: SpanKind.SERVER, attributes }, (span) =>
      work().finally(() => span.end()),
    );
}

test("a checkout is one trace from the button to the mail, and nothing in it is a person's or a secret", async () => {
  const { variantId } = await makeVariant(shop.db);
  const shippingMethodId = await makeShippingMethod(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  const { cartId: _, ...body } = checkoutOf(cartId, { shippingMethodId, note: "canary note" });

  // The button.
  const checkout = await findHandler(startCheckoutOperation as never);
  const answer = await asRequest(
    "/api/v1/carts/[cartId]/checkout",
    `/api/v1/carts/${cartId}/checkout`,
    async () => {
      await createRedisLevel({ url: "http://127.0.0.1:9", token: "t", prefix: "", log: () => undefined }).get(
        "x",
      );
      const request = new Request("http://shop.test/api/v1/carts/x/checkout", {
        method: "POST",
        headers: { host: "shop.test", "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const response = await checkout(request, { params: Promise.resolve({ cartId }) });
      return (await response.json()) as Checkout;
    },
  );
  const { order, payment } = answer;
  const sessionId = sessionIdOf(payment?.url);

  // The shopper pays elsewhere; the provider tells of it, in a request of its own.
  await shop.pay(sessionId);
  const isPaid = ({ body: event }: { body: string }) => event.includes('"checkout.session.completed"');
  await expect.poll(() => shop.webhooks.some(isPaid)).toBe(true);
  await asRequest("/api/webhooks/stripe", "/api/webhooks/stripe?secret=canary", async () => {
    const ctx = systemContext("stripe");
    for (const { body: raw, signature } of shop.webhooks) {
      const event = readProviderEvent(raw, signature);
      if (event && (await storePaymentEvent(ctx, event))) await processPaymentEvent(ctx, event.id);
    }
  });

  // The mail.
  const mailId = `<order-confirmation.${order.id}@shop.test>`;
  await expect.poll(() => mailbox.withId(mailId)).toHaveLength(1);
  const ran = 'storehouse_job_runs_total{job="send-order-confirmation",outcome="succeeded"} 1';
  const print = async () => (await telemetry.metrics?.print())?.text ?? "";
  await expect.poll(print).toContain(ran);
  const metrics = await print();
  const count = () => receiver.spans().filter(({ name }) => name === "mail order-confirmation").length;
  await stopTelemetry();
  await expect.poll(count).toBe(1);

  const spans = receiver.spans();
  const mail = spans.find(({ name }) => name === "mail order-confirmation") as ReceivedSpan;
  expect(wayUp(spans, mail)).toEqual([
    "mail order-confirmation",
    "job send-order-confirmation",
    "outbox order/confirmed",
    "settle payment",
    "operation startCheckout",
    "POST /api/v1/carts/[cartId]/checkout",
  ]);
  const names = new Set(spans.filter(({ traceId }) => traceId === mail.traceId).map(({ name }) => name));
  for (const name of ["insert order", "redis get", "stripe POST /v1/checkout/sessions"])
    expect([...names]).toContain(name);
  expect([...names]).toContain("stripe GET /v1/checkout/sessions/*");
  expect(spans.every((span) => BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano))).toBe(true);

  // Ids tell in the log what belongs together; statements were told with their operation.
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told).toContainEqual(
    expect.objectContaining({
      msg: "slow statement",
      operation: "startCheckout",
      traceId: mail.traceId,
      requestId: expect.any(String),
      statement: expect.stringMatching(/^insert into "order"/),
    }),
  );
  expect(told).toContainEqual(expect.objectContaining({ job: "send-order-confirmation", orderId: order.id }));
  expect(metrics).toContain('storehouse_operations_total{operation="startCheckout",outcome="succeeded"} 1');
  expect(metrics).toContain('storehouse_orders{status="confirmed"} 1');
  expect(metrics).toContain('storehouse_payments{status="captured"} 1');

  const everything = [...receiver.bodies, ...lines, metrics].join("\n");
  const secrets = [cartId, order.accessToken, sessionId, process.env.STRIPE_SECRET_KEY, "canary"];
  const persons = ["ada@example.com", "Lovelace", "1 Main Street", "62701"];
  for (const secret of [...secrets, ...persons]) expect(everything).not.toContain(secret);
});

/** The names of a span and of all above it. */
function wayUp(spans: readonly ReceivedSpan[], from: ReceivedSpan): string[] {
  const above = spans.find(({ spanId }) => spanId === from.parentSpanId);
  if (above) expect(above.traceId).toBe(from.traceId);
  return [from.name, ...(above ? wayUp(spans, above) : [])];
}
