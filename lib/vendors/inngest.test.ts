import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids/new-id";
import { sendEvents } from "./inngest";

test("a job service that takes events and never answers is given up within seconds", async () => {
  let asked = 0;
  const server = createServer(() => {
    asked += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  Object.assign(process.env, {
    DATABASE_URL: "postgres://127.0.0.1:9/none",
    AUTH_SECRET: "a secret of the tests, long enough",
    STRIPE_SECRET_KEY: "sk_test_none",
    STRIPE_WEBHOOK_SECRET: "whsec_none",
    INNGEST_EVENT_KEY: "test",
    INNGEST_SIGNING_KEY: "signkey-test-00",
    INNGEST_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:9",
    UPSTASH_REDIS_REST_TOKEN: "none",
    SMTP_URL: "smtp://127.0.0.1:9",
  });
  const sending = sendEvents([{ id: newId(), name: "order/placed", data: { orderId: newId() } }]);
  // Nobody waits for it in a page: the timer does, and has payments to check.
  await expect(sending).rejects.toThrow();
  expect(asked).toBeGreaterThan(0);
  server.closeAllConnections();
  server.close();
});
