import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deadLetter } from "@/db/schema/dead-letter";
import { outboxEvent } from "@/db/schema/platform";
import { newId } from "@/lib/ids/new-id";
import { failureOf } from "@/lib/testing/checkout";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { dismissDeadLetter } from "./dismiss-dead-letter";
import { listDeadLetters } from "./list-dead-letters";
import { pruneDeadLetters } from "./prune-dead-letters";
import { recordDeadLetter } from "./record-dead-letter";
import { resolveDeadLetter } from "./resolve-dead-letter";
import { retryDeadLetter } from "./retry-dead-letter";

const JOB = "send-order-confirmation";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  await shop.db.delete(deadLetter);
  await shop.db.delete(outboxEvent);
});

type Death = { eventId?: string; runId?: string; data?: Record<string, unknown>; error?: string };

const die = ({
  eventId = "e1",
  runId = newId(),
  data = { orderId: "o1" },
  error = "Error: away",
}: Death = {}) =>
  recordDeadLetter(shop.ctx, {
    job: JOB,
    event: { id: eventId, name: "order/confirmed", data },
    runId,
    error,
    attempts: 11,
  });

async function only() {
  const { data } = await listDeadLetters(shop.ctx, { limit: 24 });
  const [letter] = data;
  if (!letter || data.length > 1) throw new Error(`${data.length} dead letters`);
  return letter;
}

/** What the latest repeat carries. */
async function lastRepeat() {
  const [event] = await shop.db.select().from(outboxEvent).orderBy(sql`${outboxEvent.id} desc`).limit(1);
  if (!event) throw new Error("nothing was sent again");
  return event;
}

test("a failure that is told twice, even at once, is one row and counts once", async () => {
  await Promise.all([1, 2, 3, 4].map(() => die({ runId: "r1" })));
  await die({ runId: "r1" });
  expect(await only()).toMatchObject({ job: JOB, attempts: 11, state: "dead", error: "Error: away" });
});

test("what is tried again goes through the outbox once, under a new id, for its job alone", async () => {
  await die();
  const { id: deadLetterId } = await only();
  const presses = await Promise.allSettled(
    [1, 2, 3].map(() => retryDeadLetter(asStaff(shop.ctx), { deadLetterId })),
  );
  expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await shop.db.$count(outboxEvent)).toBe(1);
  const repeat = await lastRepeat();
  expect(repeat).toMatchObject({
    type: "order/confirmed",
    data: { orderId: "o1", retryOf: { job: JOB, eventId: "e1" } },
  });
  expect(repeat.id).not.toBe("e1");
  expect((await only()).state).toBe("retried");
});

test("a repeat that fails counts on in the same row; one that succeeds resolves it", async () => {
  await die();
  const { id: deadLetterId } = await only();
  await retryDeadLetter(asStaff(shop.ctx), { deadLetterId });
  const { id: eventId, data } = await lastRepeat();
  await die({ eventId, data, error: "Error: still away" });
  expect(await only()).toMatchObject({
    id: deadLetterId,
    attempts: 22,
    state: "dead",
    error: "Error: still away",
    event: { id: "e1", data: { orderId: "o1" } },
  });
  await retryDeadLetter(asStaff(shop.ctx), { deadLetterId });
  await resolveDeadLetter(shop.ctx, { job: JOB, eventId: "e1" });
  expect(await only()).toMatchObject({ state: "succeeded", resolvedAt: expect.any(String) });
  expect((await failureOf(retryDeadLetter(asStaff(shop.ctx), { deadLetterId }))).code).toBe("conflict");
});

test("a repeat that was lost can be sent again after a day", async () => {
  await die();
  const { id: deadLetterId } = await only();
  await retryDeadLetter(asStaff(shop.ctx), { deadLetterId });
  await shop.db.update(deadLetter).set({
    retriedAt: sql`now() - interval '25 hours'`,
    lastFailedAt: sql`now() - interval '26 hours'`,
  });
  expect((await retryDeadLetter(asStaff(shop.ctx), { deadLetterId })).state).toBe("retried");
});

test("what is dismissed keeps who and why, and comes back when its job dies of it again", async () => {
  await die();
  const { id: deadLetterId } = await only();
  const dismiss = () => dismissDeadLetter(asStaff(shop.ctx), { deadLetterId, reason: "Called the shopper" });
  expect(await dismiss()).toMatchObject({ state: "dismissed", reason: "Called the shopper" });
  expect((await only()).resolvedBy).toMatch(/^staff:/);
  expect((await failureOf(dismiss())).code).toBe("conflict");
  await die({ runId: "later" });
  expect(await only()).toMatchObject({ state: "dead", reason: null, resolvedBy: null });
});

test("pages name each dead letter once, latest first; an unknown one is not found", async () => {
  for (const at of [1, 2, 3, 4, 5]) await die({ eventId: `e${at}` });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listDeadLetters(shop.ctx, { open: true, cursor, limit: 2 });
    seen.push(...page.data.map(({ event }) => event.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["e5", "e4", "e3", "e2", "e1"]);
  expect((await listDeadLetters(shop.ctx, { open: false, limit: 2 })).data).toEqual([]);
  expect((await failureOf(retryDeadLetter(shop.ctx, { deadLetterId: newId() }))).code).toBe("not_found");
});

test("what was dealt with long ago is forgotten, what is open never", async () => {
  await die();
  await die({ eventId: "e2" });
  await shop.db.update(deadLetter).set({ lastFailedAt: sql`now() - interval '1 year'` });
  await resolveDeadLetter(shop.ctx, { job: JOB, eventId: "e2" });
  await shop.db
    .update(deadLetter)
    .set({ resolvedAt: sql`now() - interval '91 days'` })
    .where(eq(deadLetter.eventId, "e2"));
  await pruneDeadLetters(shop.db);
  expect((await only()).event.id).toBe("e1");
});
