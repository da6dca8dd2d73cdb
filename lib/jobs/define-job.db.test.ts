import { createServer, type Server } from "node:http";
import { serve } from "inngest/node";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { deadLetter } from "@/db/schema/dead-letter";
import { outboxEvent } from "@/db/schema/platform";
import { retryDeadLetter } from "@/lib/dead-letter/retry-dead-letter";
import { newId } from "@/lib/ids/new-id";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { relayOutbox } from "@/lib/outbox/relay-outbox";
import { asStaff } from "@/lib/testing/staff";
import { startJobService } from "@/lib/testing/start-job-service";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { inngestClient } from "@/lib/vendors/inngest";
import { defineJob } from "./define-job";

const TRIES = 11;

let shop: Shop;
let service: Awaited<ReturnType<typeof startJobService>>;
let app: Server;
let isAway = false;
/** What each job did, by order. */
let did: string[] = [];

const orderData = z.object({ orderId: z.uuid() });
const job = (id: string, run: (orderId: string) => void) =>
  defineJob({ id, event: "order/edited", data: orderData, run: async (_ctx, { orderId }) => run(orderId) });

beforeAll(async () => {
  shop = await startShop();
  // The client tells every failure, and these are meant.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  app = createServer();
  service = await startJobService(app, shop.url);
  const functions = [
    job("flaky", (orderId) => {
      did.push(`flaky ${orderId}`);
      if (isAway) throw new Error("the mail server is away");
    }),
    job("steady", (orderId) => void did.push(`steady ${orderId}`)),
  ];
  app.on("request", serve({ client: inngestClient(), functions, servePath: "/api/inngest" }));
});

afterAll(async () => {
  await service.stop();
  app.closeAllConnections();
  app.close();
  await shop.stop();
});

beforeEach(async () => {
  did = [];
  await shop.db.delete(deadLetter);
});

const shift = () =>
  fetch(`${service.url}/_test/shift`, { method: "POST", body: JSON.stringify({ seconds: 600 }) });
const letters = () => shop.db.select().from(deadLetter);
const patience = { timeout: 30_000, interval: 100 };

/** Time passes until what is read holds. */
const eventually = <T>(read: () => Promise<T>) =>
  expect.poll(async () => {
    await shift();
    return read();
  }, patience);

async function send(): Promise<string> {
  const orderId = newId();
  await addOutboxEvent(shop.db, "order/edited", { orderId });
  await relayOutbox(shop.db);
  return orderId;
}

test("a job that has used up its tries is a dead letter; its repeat runs it alone, and resolves it", async () => {
  isAway = true;
  const orderId = await send();
  await eventually(letters).toMatchObject([
    { job: "flaky", data: { orderId }, attempts: TRIES, error: "Error: the mail server is away" },
  ]);
  expect(did.filter((entry) => entry === `flaky ${orderId}`)).toHaveLength(TRIES);
  const [{ id: deadLetterId, eventId } = { id: "", eventId: "" }] = await letters();
  const [sent] = await shop.db.select().from(outboxEvent);
  expect(eventId).toBe(sent?.id);

  await retryDeadLetter(asStaff(shop.ctx), { deadLetterId });
  await eventually(letters).toMatchObject([{ id: deadLetterId, attempts: 2 * TRIES, resolvedAt: null }]);

  isAway = false;
  await retryDeadLetter(asStaff(shop.ctx), { deadLetterId });
  await eventually(letters).toMatchObject([
    { id: deadLetterId, attempts: 2 * TRIES, resolution: "succeeded", resolvedBy: "system:job" },
  ]);
  expect(did.filter((entry) => entry === `steady ${orderId}`)).toHaveLength(1);
});

test("a job that fails a few times and then succeeds leaves none", async () => {
  isAway = true;
  const orderId = await send();
  const tries = async () => did.filter((entry) => entry === `flaky ${orderId}`).length;
  await eventually(tries).toBeGreaterThan(1);
  isAway = false;
  const before = await tries();
  await eventually(tries).toBeGreaterThan(before);
  expect(await letters()).toEqual([]);
});
