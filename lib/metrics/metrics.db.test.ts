import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { deadLetter } from "@/db/schema/dead-letter";
import { inboxEvent, outboxEvent } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import { noteRefusal } from "@/lib/limit/note-refusal";
import { telemetry } from "@/lib/telemetry/telemetry";
import { catchLog } from "@/lib/testing/catch-log";
import { openCheckout } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { answerMetrics } from "./answer-metrics";
import { findShopState } from "./queries";
import { startMetrics } from "./start-metrics";

const TOKEN = "token-of-the-tests-123";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
  process.env.METRICS_TOKEN = TOKEN;
});
afterAll(() => shop.stop());
beforeEach(() => void vi.restoreAllMocks());

async function ask(authorization?: string): Promise<{ status: number; text: string }> {
  const headers = new Headers(authorization ? { authorization } : {});
  const response = await answerMetrics({ headers });
  return { status: response.status, text: await response.text() };
}

test("metrics are nowhere until they are asked for, and then only for whoever has the token", async () => {
  expect((await ask(`Bearer ${TOKEN}`)).status).toBe(404);
  startMetrics();
  expect((await ask()).status).toBe(401);
  expect((await ask("Bearer another token")).status).toBe(401);
  expect((await ask(TOKEN)).status).toBe(401);
  const { status, text } = await ask(`Bearer ${TOKEN}`);
  expect(status).toBe(200);
  expect(text).toContain("storehouse_database_up 1");
  expect(text).toContain('storehouse_database_connections{state="in_use"}');
  expect(text).toContain('storehouse_orders{status="pending_payment"} 0');
  expect(text).toContain("process_cpu_seconds_total");
});

test("the state of the whole shop is counted: orders and payments of a day, and what waits or gave up", async () => {
  const { variantId } = await makeVariant(shop.db);
  await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  const { orderId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.db.execute(sql`update "order" set placed_at = now() - interval '2 days' where id = ${orderId}`);
  await shop.db.delete(outboxEvent);
  await shop.db.insert(outboxEvent).values([
    { type: "order/confirmed", data: {}, createdAt: sql`now() - interval '10 minutes'` as unknown as Date },
    { type: "order/confirmed", data: {}, attempts: 2 },
    { type: "order/confirmed", data: {}, sentAt: new Date() },
  ]);
  await shop.db
    .insert(inboxEvent)
    .values({ id: "e", source: "stripe", type: "t", data: {}, status: "received" });
  const letter = { job: "j", eventName: "e", data: {}, error: "no", attempts: 11, lastRunId: "r" };
  await shop.db.insert(deadLetter).values({ ...letter, eventId: "1" });
  await shop.db.execute(
    sql`update payment set next_check_at = now() - interval '1 hour' where order_id = ${orderId}`,
  );
  const state = await findShopState(shop.db);
  expect(state).toMatchObject({
    orders: { pending_payment: 1 },
    payments: { pending: 1 },
    outbox: { waiting: 2, refused: 1 },
    events: 1,
    deadLetters: 1,
    overduePayments: 1,
  });
  expect(state.outbox.oldestSeconds).toBeGreaterThan(590);
});

test("it costs what is open and recent, not what the shop has ever sold: no table is read whole", async () => {
  const plan = await planOf((db) => findShopState(db));
  for (const index of [
    "order_placed_index",
    "payment_attempt_unique",
    "outbox_event_unsent_index",
    "inbox_event_open_index",
    "dead_letter_open_index",
    "payment_due_index",
  ])
    expect(plan).toContain(index);
  expect(plan).not.toContain("Seq Scan");
});

test("a refusal is counted each time and told once a minute, by the limit's name, without who it was", async () => {
  const lines = catchLog();
  for (let time = 0; time < 5; time += 1)
    noteRefusal({ policy: "sign_in-account", key: "canary@mail.example" });
  noteRefusal({ policy: "sign_in-address", key: "203.0.113.77" });
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told).toEqual([
    expect.objectContaining({ limit: "sign_in-account", asker: expect.stringMatching(/^[\w-]{22}$/) }),
    expect.objectContaining({ limit: "sign_in-address" }),
  ]);
  expect(lines.join("")).not.toMatch(/canary|203\.0\.113/);
  const text = (await telemetry.metrics?.print())?.text ?? "";
  expect(text).toContain('storehouse_limit_refusals_total{limit="sign_in-account"} 5');
});

/** The plan of the one statement that `work` makes, of a planner that takes an index wherever there is one. */
async function planOf(work: (db: Db) => Promise<unknown>): Promise<string> {
  return shop.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    let plan = "";
    const explaining = {
      execute: async (query: SQL) => {
        const rows = await tx.execute<{ "QUERY PLAN": string }>(sql`explain ${query}`);
        plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        return tx.execute(query);
      },
    };
    await work(explaining as unknown as Db);
    return plan;
  });
}
