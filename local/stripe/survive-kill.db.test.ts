import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import Stripe from "stripe";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { openReceiver, patient, SECRET_KEY, sessionParams, WEBHOOK_SECRET } from "./testing/open-stripe";

test("after a kill in the middle of a delivery nothing is lost, and keys still answer what they answered", async () => {
  const database = await openTestDatabase({ maxConnections: 2 });
  const receiver = await openReceiver();
  const start = async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "local/sidecar.ts"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const settings = {
      databaseUrl: database.url,
      appUrls: [new URL(receiver.url).origin],
      ports: { stripe: 0, inngest: 0, redis: 0, mail: 0, smtp: 0 },
      stripe: { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET },
      inngest: null,
      redis: null,
      mail: false,
    };
    child.stdin.write(`${JSON.stringify(settings)}\n`);
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    const { port } = JSON.parse(line).stripe as { port: number };
    const options = { host: "127.0.0.1", port, protocol: "http", telemetry: false } as const;
    const stripe = new Stripe(SECRET_KEY, options);
    const kill = async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    };
    return { stripe, kill };
  };
  const first = await start();
  receiver.state.hang = true;
  const create = (stripe: Stripe) =>
    stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "before-and-after" });
  const session = await create(first.stripe);
  const ended = await first.stripe.checkout.sessions.create(sessionParams());
  await first.stripe.checkout.sessions.expire(ended.id);
  await expect.poll(() => receiver.state.hits, patient).toBeGreaterThan(0);
  await first.kill();
  receiver.state.hang = false;
  const second = await start();
  try {
    await expect.poll(() => receiver.typesOf(ended.id), patient).toEqual(["checkout.session.expired"]);
    expect((await create(second.stripe)).id).toBe(session.id);
  } finally {
    await second.kill();
    await receiver.close();
    await database.close();
  }
});
