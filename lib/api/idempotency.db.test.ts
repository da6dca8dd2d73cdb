import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cartLine } from "@/db/schema/cart";
import { stockMovement } from "@/db/schema/inventory";
import { refund } from "@/db/schema/payment";
import { idempotencyKey } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import { ensureApiKey } from "@/lib/auth/ensure-api-key";
import { addCartLineOperation } from "@/lib/cart/operations";
import { newId } from "@/lib/ids/new-id";
import { adjustStockOperation } from "@/lib/inventory/operations";
import type { Operation } from "@/lib/operation/define-operation";
import { refundOrderOperation } from "@/lib/payment/operations";
import { settlePayment } from "@/lib/payment/settle-payment";
import { fillCart } from "@/lib/testing/checkout";
import { openOrder } from "@/lib/testing/orders";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { withIdempotency } from "./idempotency";
import { operations } from "./operations";
import { route } from "./route";

const apiKey = "sk_test_idempotency";
let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
  await ensureApiKey(shop.db, { name: "test", key: apiKey });
});
afterAll(() => shop.stop());

const newKey = () => `a key of this test ${newId()}`;

async function post(operation: Operation, params: Record<string, string>, body: unknown, key: string) {
  const request = new Request("http://shop.test/api/v1", {
    method: "POST",
    headers: {
      host: "shop.test",
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(body),
  });
  const response = await route(operation)(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

const plain = (operation: unknown) => operation as Operation;

/** As a process leaves it that was killed after its commit and before it had noted the answer. */
const forgetAnswer = (key: string) =>
  shop.db
    .update(idempotencyKey)
    .set({ status: null, body: null, lockedUntil: sql`now() - interval '1 second'` })
    .where(eq(idempotencyKey.key, key));

test("a refund whose process was killed before its answer is not made twice under its key", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const key = newKey();
  const half = { amount: { amount: 700, currency: "USD" }, reason: "test" };
  const send = () => post(plain(refundOrderOperation), { orderId }, half, key);
  expect(await send()).toMatchObject({ status: 201, body: { refunded: { amount: 700 } } });
  await forgetAnswer(key);
  expect(await send()).toMatchObject({ status: 201, body: { refunded: { amount: 700 } } });
  expect(await shop.db.$count(refund)).toBe(1);
  const other = await post(plain(refundOrderOperation), { orderId }, half, newKey());
  expect(other).toMatchObject({ status: 201, body: { refunded: { amount: 1400 } } });
});

test("what only touches the database is committed with its answer: repeats at once change it once", async () => {
  const { variantId, levelId } = await makeVariant(shop.db, { stock: 5 });
  const key = newKey();
  const send = () => post(plain(adjustStockOperation), {}, { variantId, delta: 3, reason: "came" }, key);
  const answers = await Promise.all(Array.from({ length: 8 }, send));
  for (const answer of answers) expect(answer).toMatchObject({ status: 201, body: { onHand: 8 } });
  expect(
    await shop.db.$count(
      stockMovement,
      and(eq(stockMovement.stockLevelId, levelId ?? ""), eq(stockMovement.kind, "adjust")),
    ),
  ).toBe(1);
});

test("what only touches the database leaves no key when it fails, and may be tried again", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 1 });
  const cartId = await fillCart(shop.ctx, []);
  const key = newKey();
  const send = () => post(plain(addCartLineOperation), { cartId }, { variantId, quantity: 2 }, key);
  expect(await send()).toMatchObject({ status: 409, body: { code: "insufficient_stock" } });
  expect(await shop.db.$count(idempotencyKey, eq(idempotencyKey.key, key))).toBe(0);
  await post(plain(adjustStockOperation), {}, { variantId, delta: 5, reason: "came" }, newKey());
  expect(await send()).toMatchObject({ status: 201 });
  expect(await send()).toMatchObject({ status: 201 });
  const lines = await shop.db.select().from(cartLine).where(eq(cartLine.variantId, variantId));
  expect(lines).toMatchObject([{ quantity: 2 }]);
  const changed = await post(plain(addCartLineOperation), { cartId }, { variantId, quantity: 3 }, key);
  expect(changed).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
});

test("whatever adds up or repeats is committed with its answer, or knows its own traces", () => {
  const posts = operations.filter(({ rest }) => rest?.method === "POST").map(({ name }) => name);
  const atomic = operations.filter(({ atomic: is }) => is).map(({ name }) => name);
  expect(posts).toEqual(expect.arrayContaining(atomic));
  expect(atomic).toEqual(expect.arrayContaining(["addCartLine", "adjustStock", "fulfillOrder"]));
});

test("a key in the hands of a process that died is taken over when its lock ends", async () => {
  const key = newKey();
  const keyed = { scope: "test", key, requestText: "{}" };
  const work = async () => ({ status: 201, body: "done" });
  await withIdempotency(shop.db, keyed, work);
  await forgetAnswer(key);
  let runs = 0;
  const again = () =>
    withIdempotency(shop.db, keyed, async () => {
      runs += 1;
      return work();
    });
  expect(await Promise.all([again(), again()])).toMatchObject([{ body: "done" }, { body: "done" }]);
  expect(runs).toBe(1);
});
