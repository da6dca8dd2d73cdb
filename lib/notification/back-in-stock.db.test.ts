import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { product } from "@/db/schema/catalog";
import { outboxEvent } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import { confirmBackInStockRequest } from "@/lib/back-in-stock/confirm-back-in-stock-request";
import { findBackInStockRequest } from "@/lib/back-in-stock/find-back-in-stock-request";
import { listMostAwaited } from "@/lib/back-in-stock/list-most-awaited";
import { pruneBackInStockRequests } from "@/lib/back-in-stock/prune-back-in-stock-requests";
import { requestBackInStock } from "@/lib/back-in-stock/request-back-in-stock";
import { MAX_ATTEMPTS } from "@/lib/back-in-stock/rules";
import { withdrawBackInStockRequest } from "@/lib/back-in-stock/withdraw-back-in-stock-request";
import { getTranslator } from "@/lib/i18n/messages";
import { newCapability } from "@/lib/ids/capability";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { failureOf } from "@/lib/testing/checkout";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendBackInStockConfirmation } from "./send-back-in-stock-confirmation";
import { sendBackInStockMails, sendDueBackInStockMails } from "./send-back-in-stock-mails";

let shop: Shop;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl });
});
afterAll(async () => {
  await shop.stop();
  await mailbox.stop();
});

const soldOut = async () => (await makeVariant(shop.db, { stock: 0 })).variantId;
const requestsOf = (variantId: string) =>
  shop.db.select().from(backInStockRequest).where(eq(backInStockRequest.variantId, variantId));
const mailsTo = (id: string) => mailbox.withId(`<back-in-stock.${id}@shop.test>`);
const confirmationsTo = (id: string) => mailbox.withId(`<back-in-stock-confirmation.${id}@shop.test>`);
const receive = (variantId: string, delta: number) =>
  adjustStock(shop.ctx, { variantId, delta, reason: "delivery" });

async function request(variantId: string, options: { email?: string; confirm?: boolean } = {}) {
  const email = options.email ?? `${newCapability().toLowerCase()}@example.com`;
  await requestBackInStock(shop.ctx, { variantId, email, locale: "en" });
  const row = (await requestsOf(variantId)).find((candidate) => candidate.email === email.toLowerCase());
  if (!row) throw new Error("no request");
  if (options.confirm ?? true) await confirmBackInStockRequest(shop.ctx, { token: row.token });
  return row;
}

test("asking 20 times at once is one request, one question by mail, with the words that were agreed to", async () => {
  const variantId = await soldOut();
  const ask = (email: string) => requestBackInStock(shop.ctx, { variantId, email, locale: "de" });
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => ask(at % 2 ? "Eva@Example.com" : "eva@example.com")),
  );
  const rows = await requestsOf(variantId);
  const consentText = getTranslator("de", "backInStockForm")("consent");
  expect(rows).toMatchObject([
    { email: "eva@example.com", consentText, consentVersion: "1", confirmedAt: null },
  ]);
  const [{ id, token } = { id: "", token: "" }] = rows;
  const events = await shop.db
    .select()
    .from(outboxEvent)
    .where(sql`${outboxEvent.data} ->> 'requestId' = ${id}`);
  expect(events).toMatchObject([{ type: "back-in-stock/requested" }]);
  await sendBackInStockConfirmation(shop.ctx, id);
  await sendBackInStockConfirmation(shop.ctx, id);
  expect(await confirmationsTo(id)).toMatchObject([
    { to: "eva@example.com", html: expect.stringContaining(`http://shop.test/de/back-in-stock/${token}`) },
  ]);
});

test("stock 0 to 5 tells each confirmed address once, though the job runs at once, twice, and by the timer", async () => {
  const variantId = await soldOut();
  const waiting = [await request(variantId), await request(variantId), await request(variantId)];
  const unconfirmed = await request(variantId, { confirm: false });
  await sendBackInStockMails(shop.ctx, { variantId });
  expect(await mailsTo(waiting[0]?.id ?? "")).toEqual([]);
  await receive(variantId, 5);
  const run = () => sendBackInStockMails(shop.ctx, { variantId });
  await Promise.all([run(), run(), run()]);
  await run();
  await sendDueBackInStockMails(shop.ctx);
  for (const { id, email } of waiting) expect(await mailsTo(id)).toMatchObject([{ to: email }]);
  expect(await mailsTo(unconfirmed.id)).toEqual([]);
  // The request is done: the next return tells nobody again.
  await receive(variantId, -5);
  await receive(variantId, 5);
  expect(await run()).toBe(0);
});

test("a return leaves one event in the transaction of the change, and a mere change of stock none", async () => {
  const variantId = await soldOut();
  await receive(variantId, 5);
  await receive(variantId, 20);
  await receive(variantId, -1);
  const events = await shop.db
    .select()
    .from(outboxEvent)
    .where(sql`${outboxEvent.data} ->> 'variantId' = ${variantId}`);
  expect(events.map(({ type }) => type)).toEqual(["stock/returned"]);
});

test("a crash after sending, before it was noted, sends no second mail", async () => {
  const variantId = await soldOut();
  const { id } = await request(variantId);
  await receive(variantId, 5);
  await sendBackInStockMails(shop.ctx, { variantId });
  await shop.db.update(backInStockRequest).set({ notifiedAt: null }).where(eq(backInStockRequest.id, id));
  await sendBackInStockMails(shop.ctx, { variantId });
  expect(await mailsTo(id)).toHaveLength(1);
  expect((await requestsOf(variantId))[0]?.notifiedAt).not.toBeNull();
});

test("a mail server that is away loses nobody", async () => {
  const variantId = await soldOut();
  const rows = [await request(variantId), await request(variantId)];
  await receive(variantId, 5);
  await mailbox.stopSmtp();
  // Longer than a refused address would be tried.
  for (let at = 0; at <= MAX_ATTEMPTS; at += 1)
    await expect(sendBackInStockMails(shop.ctx, { variantId })).rejects.toThrow();
  await mailbox.startSmtp();
  await sendBackInStockMails(shop.ctx, { variantId });
  for (const { id } of rows) expect(await mailsTo(id)).toHaveLength(1);
});

test("one unit calls the four who wait longest, and no more on that day", async () => {
  const variantId = await soldOut();
  const rows = [];
  for (let at = 0; at < 6; at += 1) rows.push(await request(variantId));
  await receive(variantId, 1);
  expect(await sendBackInStockMails(shop.ctx, { variantId })).toBe(4);
  expect(await sendBackInStockMails(shop.ctx, { variantId })).toBe(0);
  const told = (await requestsOf(variantId)).filter(({ notifiedAt }) => notifiedAt).map(({ id }) => id);
  expect(told.sort()).toEqual(
    rows
      .slice(0, 4)
      .map(({ id }) => id)
      .sort(),
  );
});

test("a link confirms for 48 hours, twice as well as once, and a forged one as little as an old one", async () => {
  const variantId = await soldOut();
  const { token, id } = await request(variantId);
  await confirmBackInStockRequest(shop.ctx, { token });
  const late = await request(variantId, { confirm: false });
  await age(late.id, "49 hours");
  for (const bad of [late.token, newCapability()])
    expect((await failureOf(confirmBackInStockRequest(shop.ctx, { token: bad }))).code).toBe("not_found");
  // Asking anew makes another request.
  expect((await request(variantId, { email: late.email })).id).not.toBe(late.id);
  await age(id, "366 days");
  await pruneBackInStockRequests(shop.db);
  expect((await requestsOf(variantId)).map(({ email }) => email)).toEqual([late.email]);
});

const age = (id: string, interval: string) =>
  shop.db
    .update(backInStockRequest)
    .set({ createdAt: sql`now() - ${interval}::interval` })
    .where(eq(backInStockRequest.id, id));

test("nobody floods an address: five unconfirmed requests, and no more mail, with the same answer", async () => {
  const email = "victim@example.com";
  for (let at = 0; at < 7; at += 1)
    expect(
      await requestBackInStock(shop.ctx, { variantId: await soldOut(), email, locale: "en" }),
    ).toBeUndefined();
  const rows = await shop.db.select().from(backInStockRequest).where(eq(backInStockRequest.email, email));
  expect(rows).toHaveLength(5);
});

test("nobody waits for a draft or a variant that is unknown", async () => {
  const draft = await makeVariant(shop.db, { status: "draft", stock: 0 });
  for (const variantId of [draft.variantId, crypto.randomUUID()]) {
    const work = requestBackInStock(shop.ctx, { variantId, email: "a@example.com", locale: "en" });
    expect((await failureOf(work)).code).toBe("variant_not_found");
  }
});

test("a link shows its request also once the product is off sale; staff see how many wait, and no address", async () => {
  const { variantId, productId } = await makeVariant(shop.db, { stock: 0, title: "Vase" });
  const mine = await request(variantId, { confirm: false });
  const look = () => findBackInStockRequest(shop.ctx, { token: mine.token, locale: "en" });
  expect(await look()).toMatchObject({ productTitle: "Vase", variantTitle: null, state: "unconfirmed" });
  expect(await listMostAwaited(shop.ctx, { productId, limit: 10 })).toEqual([]);
  await confirmBackInStockRequest(shop.ctx, { token: mine.token });
  await request(variantId);
  expect(await listMostAwaited(shop.ctx, { productId, limit: 10 })).toEqual([
    expect.objectContaining({ variantId, productTitle: "Vase", waiting: 2, since: expect.any(String) }),
  ]);
  await shop.db.update(product).set({ status: "archived" }).where(eq(product.id, productId));
  expect(await look()).toMatchObject({ state: "waiting", handle: null });
  await withdrawBackInStockRequest(shop.ctx, { token: mine.token });
  expect(await look()).toBeNull();
});
