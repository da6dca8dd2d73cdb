import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { type OpenStripe, openStripe, patient, payWith } from "./testing/open-stripe";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let shop: OpenStripe;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  shop = await openStripe(database.url);
});

afterEach(async () => {
  await shop.control("webhooks", { mode: "normal" });
});

afterAll(async () => {
  await shop.close();
  await database.close();
});

const newCustomer = (email: string) => shop.stripe.customers.create({ email });
const arrivals = (id: string) => expect.poll(() => shop.receiver.typesOf(id), patient);
const pending = async () => {
  const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int from local_stripe.delivery where status = 'pending'`;
  return row?.count;
};

const ordered = [
  "payment_intent.created",
  "charge.succeeded",
  "payment_intent.succeeded",
  "checkout.session.completed",
];

test("a receiver that fails is tried again, later each time, until it takes the event", async () => {
  shop.receiver.state.failures = 2;
  const before = shop.receiver.state.hits;
  const { id } = await newCustomer("retry@example.com");
  await arrivals(id).toEqual(["customer.created"]);
  expect(shop.receiver.state.hits - before).toBe(3);
  const [event] = (await shop.stripe.events.list({ type: "customer.created", limit: 1 })).data;
  await expect
    .poll(async () => (await shop.stripe.events.retrieve(event?.id ?? "")).pending_webhooks, patient)
    .toBe(0);
});

test("held events arrive in order when they are released", async () => {
  await shop.control("webhooks", { mode: "hold" });
  const { session, intent } = await payWith(shop, "4242424242424242");
  await expect.poll(pending, patient).toBe(4);
  expect(shop.receiver.typesOf(session.id, intent.id)).toEqual([]);
  expect(await shop.control("webhooks/release")).toMatchObject({ mode: "normal" });
  await arrivals(intent.id).toEqual(ordered);
});

test("duplicates arrive as often as asked for, each with the same id", async () => {
  await shop.control("webhooks", { mode: "duplicate", count: 3 });
  const { id } = await newCustomer("duplicate@example.com");
  await arrivals(id).toHaveLength(3);
  const events = shop.receiver.events.filter(({ data }) => JSON.stringify(data).includes(id));
  expect(new Set(events.map((event) => event.id)).size).toBe(1);
});

test("shuffled events arrive in another order, all of them, once", async () => {
  await shop.control("webhooks", { mode: "shuffle" });
  const { intent } = await payWith(shop, "4242424242424242");
  await arrivals(intent.id).toHaveLength(ordered.length);
  const types = shop.receiver.typesOf(intent.id);
  expect(types).not.toEqual(ordered);
  expect(types.toSorted()).toEqual(ordered.toSorted());
});

test("an event is sent again on demand", async () => {
  const { id } = await newCustomer("resend@example.com");
  await arrivals(id).toHaveLength(1);
  const event = shop.receiver.events.find(({ data }) => JSON.stringify(data).includes(id));
  await shop.control(`webhooks/resend/${event?.id}`);
  await arrivals(id).toEqual(["customer.created", "customer.created"]);
});

test("an event under way when the server ends is delivered by the next", async () => {
  shop.receiver.state.hang = true;
  const before = shop.receiver.state.hits;
  const { id } = await newCustomer("under-way@example.com");
  await expect.poll(() => shop.receiver.state.hits, patient).toBeGreaterThan(before);
  await shop.stop();
  shop.receiver.state.hang = false;
  await shop.restart();
  await arrivals(id).toEqual(["customer.created"]);
});
