import { eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { outboxEvent } from "@/db/schema/platform";
import { newId } from "@/lib/ids/new-id";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { addOutboxEvent } from "./add-outbox-event";
import { pruneOutbox, relayOutbox } from "./relay-outbox";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  await shop.db.delete(outboxEvent);
  shop.events.received.length = 0;
  shop.events.batches.length = 0;
  shop.events.refuses = () => false;
  shop.events.away = false;
});

async function add(count: number): Promise<string[]> {
  const orderIds = Array.from({ length: count }, () => newId());
  for (const orderId of orderIds) await addOutboxEvent(shop.db, "order/confirmed", { orderId });
  return orderIds;
}

const receivedOrders = () => shop.events.received.map(({ data }) => data.orderId);
const waiting = () => shop.db.$count(outboxEvent, isNull(outboxEvent.sentAt));

test("an effect happens if and only if its change does", async () => {
  const failed = shop.db.transaction(async (tx) => {
    await addOutboxEvent(tx, "order/confirmed", { orderId: newId() });
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  expect(await relayOutbox(shop.db)).toBe(0);
});

test("hundreds go in the order in which they came, each once, under the id of its row", async () => {
  const orderIds = await add(230);
  expect(await relayOutbox(shop.db)).toBe(230);
  expect(receivedOrders()).toEqual(orderIds);
  const rows = await shop.db.select().from(outboxEvent).orderBy(outboxEvent.id);
  expect(shop.events.received.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(await relayOutbox(shop.db)).toBe(0);
});

test("a crash between sending and marking sends again under the same id", async () => {
  await add(3);
  // The connection dies before the commit: what was sent is not marked.
  const crashed = shop.db.transaction(async (tx) => {
    await relayOutbox(tx);
    throw new Error("killed");
  });
  await expect(crashed).rejects.toThrow("killed");
  const first = shop.events.received.map(({ id }) => id);
  expect(first).toHaveLength(3);
  await relayOutbox(shop.db);
  expect(shop.events.received.slice(3).map(({ id }) => id)).toEqual(first);
  expect(await waiting()).toBe(0);
});

test("relays share the work: nothing is sent twice, nothing is left", async () => {
  await add(450);
  const counts = await Promise.all(Array.from({ length: 4 }, () => relayOutbox(shop.db)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(450);
  expect(new Set(shop.events.received.map(({ id }) => id)).size).toBe(450);
  expect(shop.events.received).toHaveLength(450);
  expect(await waiting()).toBe(0);
});

test("one event that the service refuses for ever stops no other, and keeps the reason", async () => {
  const orderIds = await add(5);
  const poisoned = orderIds[1];
  shop.events.refuses = ({ data }) => data.orderId === poisoned;
  await relayOutbox(shop.db);
  expect(new Set(receivedOrders())).toEqual(new Set(orderIds.filter((id) => id !== poisoned)));
  const later = await add(3);
  await relayOutbox(shop.db);
  expect(receivedOrders().slice(4)).toEqual(later);
  const [row] = await shop.db.select().from(outboxEvent).where(isNull(outboxEvent.sentAt));
  expect(row).toMatchObject({ data: { orderId: poisoned }, lastError: expect.stringContaining("400") });
  shop.events.refuses = () => false;
  expect(await relayOutbox(shop.db)).toBe(1);
});

test("while the service is away nothing is lost, and nothing is held against an event", async () => {
  await add(2);
  shop.events.away = true;
  await expect(relayOutbox(shop.db)).rejects.toThrow();
  shop.events.away = false;
  const rows = await shop.db.select().from(outboxEvent);
  expect(rows.map(({ attempts, sentAt }) => ({ attempts, sentAt }))).toEqual([
    { attempts: 0, sentAt: null },
    { attempts: 0, sentAt: null },
  ]);
  expect(await relayOutbox(shop.db)).toBe(2);
});

test("what was handed over long ago is removed, what waits never", async () => {
  await add(2);
  await relayOutbox(shop.db);
  await add(1);
  await shop.db.update(outboxEvent).set({ createdAt: sql`now() - interval '30 days'` });
  const [old] = await shop.db.select().from(outboxEvent).limit(1);
  await shop.db
    .update(outboxEvent)
    .set({ sentAt: sql`now() - interval '8 days'` })
    .where(eq(outboxEvent.id, old?.id ?? ""));
  await pruneOutbox(shop.db);
  expect(await shop.db.$count(outboxEvent)).toBe(2);
  expect(await waiting()).toBe(1);
});
