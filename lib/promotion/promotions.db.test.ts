import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeVariant } from "@/db/testing/rows";
import { limitAtDoor, limitSubject } from "@/lib/api/limit-request";
import { addPromotionCode } from "@/lib/cart/add-promotion-code";
import {
  addPromotionCodeOperation,
  getCartPriceTraceOperation,
  removePromotionCodeOperation,
} from "@/lib/cart/operations";
import { placeOrder } from "@/lib/checkout/place-order";
import { type Context, permissions } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getOrderOperation, getOrderPriceTraceOperation } from "@/lib/order/operations";
import { checkoutOf, failureOf, fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import {
  addPromotionCodesOperation,
  archivePromotionOperation,
  createPromotionOperation,
  getPromotionOperation,
  listPromotionCodesOperation,
  listPromotionsOperation,
  updatePromotionOperation,
} from "./operations";

let shop: Shop;
let staff: Context;
beforeAll(async () => {
  shop = await startShop();
  const actor = { type: "key" as const, keyId: "k", name: "test", permissions: new Set(permissions) };
  staff = { ...shop.ctx, actor };
});
afterAll(() => shop.stop());

const create = (input: Record<string, unknown>) =>
  executeOperation(createPromotionOperation, staff, {
    name: "Ten",
    kind: "percent",
    method: "code",
    ...input,
  });

const cartOf = async (priceMinor = 1000) => {
  const { variantId, productId } = await makeVariant(shop.db, { taxable: false, priceMinor });
  return { cartId: await fillCart(shop.ctx, [{ variantId, quantity: 1 }]), productId };
};

test("a promotion is made, read, edited under its version, listed and archived", async () => {
  const made = await create({ percentPpm: 100_000, codes: ["spring-26"], status: "active" });
  expect(made).toMatchObject({ status: "active", stackingGroup: "order", uses: 0, version: 1 });
  const patch = { promotionId: made.id, expectedVersion: 1, percentPpm: 200_000 };
  expect(await executeOperation(updatePromotionOperation, staff, patch)).toMatchObject({
    percentPpm: 200_000,
    status: "active",
    version: 2,
  });
  const again = await failureOf(executeOperation(updatePromotionOperation, staff, patch));
  expect(again).toMatchObject({ code: "version_conflict", details: { version: 2 } });
  const { data } = await executeOperation(listPromotionsOperation, staff, { q: "Spring-26" });
  expect(data.map(({ id }) => id)).toEqual([made.id]);
  await executeOperation(archivePromotionOperation, staff, { promotionId: made.id });
  const { cartId } = await cartOf();
  expect(await failureOf(addPromotionCode(shop.ctx, { cartId, code: "SPRING-26" }))).toMatchObject({
    code: "promotion_code_expired",
  });
  expect(await executeOperation(getPromotionOperation, staff, { promotionId: made.id })).toMatchObject({
    status: "archived",
  });
});

describe("a draft that cannot be meant is refused at its field", () => {
  test.each([
    ["percentPpm", {}],
    ["percentPpm", { percentPpm: 1_000_001 }],
    ["amount", { kind: "fixed" }],
    ["amount", { kind: "fixed", amount: { amount: 15, currency: "KWD" } }],
    ["buyQuantity", { kind: "buy_x_get_y", getQuantity: 1 }],
    ["appliesTo", { percentPpm: 1, appliesTo: "selected" }],
    ["productIds", { percentPpm: 1, productIds: [crypto.randomUUID()] }],
    ["customerGroupId", { percentPpm: 1, customerGroupId: crypto.randomUUID() }],
    ["endsAt", { percentPpm: 1, startsAt: "2026-02-01T00:00:00Z", endsAt: "2026-01-01T00:00:00Z" }],
    ["currency", { percentPpm: 1, currency: "EUR", minSubtotal: { amount: 5, currency: "USD" } }],
    ["codes.0", { percentPpm: 1, codes: ["?"] }],
    ["usageLimit", { percentPpm: 1, usageLimit: 0 }],
  ])("%s", async (path, input) => {
    const failure = await failureOf(create(input));
    expect(failure.code).toBe("validation_failed");
    expect(failure.fields.map((field) => field.path)).toContain(path);
  });
});

test("a limit below the orders that have it is refused, and one that is set later counts them", async () => {
  const made = await create({ percentPpm: 100_000, codes: ["LIMITED"], status: "active" });
  for (const email of ["a@example.com", "b@example.com"]) {
    const { cartId } = await cartOf();
    await addPromotionCode(shop.ctx, { cartId, code: "LIMITED" });
    await placeOrder(shop.ctx, checkoutOf(cartId, { email }));
  }
  const limit = (usageLimit: number) =>
    executeOperation(updatePromotionOperation, staff, { promotionId: made.id, usageLimit });
  expect(await failureOf(limit(1))).toMatchObject({ code: "validation_failed" });
  expect(await limit(2)).toMatchObject({ uses: 2, usageLimit: 2 });
  const { cartId } = await cartOf();
  expect(await failureOf(addPromotionCode(shop.ctx, { cartId, code: "LIMITED" }))).toMatchObject({
    code: "promotion_code_used_up",
  });
});

test("codes are generated with a prefix, each another one, and one that is taken is named", async () => {
  const made = await create({ percentPpm: 100_000 });
  const many = { promotionId: made.id, count: 250, prefix: "vip", usageLimit: 1 };
  const { data } = await executeOperation(addPromotionCodesOperation, staff, many);
  expect(new Set(data.map(({ code }) => code)).size).toBe(250);
  for (const { code } of data) expect(code).toMatch(/^VIP-[A-Z2-9]{10}$/);
  const taken = { promotionId: made.id, code: data[0]?.code.toLowerCase() };
  expect(await failureOf(executeOperation(addPromotionCodesOperation, staff, taken))).toMatchObject({
    code: "code_taken",
    details: { codes: [data[0]?.code] },
  });
  const first = await executeOperation(listPromotionCodesOperation, staff, {
    promotionId: made.id,
    limit: "100",
  });
  const cursor = first.nextCursor ?? "";
  const next = await executeOperation(listPromotionCodesOperation, staff, { promotionId: made.id, cursor });
  expect(first.data).toHaveLength(100);
  expect(next.data[0]?.code).not.toBe(first.data.at(-1)?.code);
});

test("why this price: of a cart now, and of an order as it was placed, whatever is edited later", async () => {
  const { cartId, productId } = await cartOf(2000);
  const made = await create({
    percentPpm: 250_000,
    codes: ["WHY"],
    status: "active",
    name: "A quarter",
    appliesTo: "selected",
    productIds: [productId],
  });
  await create({
    percentPpm: 100_000,
    method: "automatic",
    name: "Big carts",
    status: "active",
    minSubtotal: { amount: 9000, currency: "USD" },
  });
  await addPromotionCode(shop.ctx, { cartId, code: "why" });
  const trace = await executeOperation(getCartPriceTraceOperation, staff, { cartId });
  expect(trace.promotions).toMatchObject([
    { name: "A quarter", code: "WHY", applied: true, amountMinor: 500 },
    { name: "Big carts", applied: false, reason: "below_minimum" },
  ]);
  const placed = await placeOrder(shop.ctx, checkoutOf(cartId));
  await executeOperation(updatePromotionOperation, staff, { promotionId: made.id, name: "Renamed" });
  const orderId = placed.order.id;
  const stored = await executeOperation(getOrderPriceTraceOperation, staff, { orderId });
  expect(stored.promotions[0]).toMatchObject({ name: "A quarter", amountMinor: 500 });
  expect(stored.lines[0]).toMatchObject({ subtotalMinor: 2000, discountMinor: 500 });
  const order = await executeOperation(getOrderOperation, staff, { orderId });
  expect(order.discounts).toMatchObject([{ name: "A quarter", code: "WHY", amount: { amount: 500 } }]);
  for (const operation of [getCartPriceTraceOperation, getOrderPriceTraceOperation]) {
    expect(
      await failureOf(executeOperation(operation as typeof getCartPriceTraceOperation, shop.ctx, { cartId })),
    ).toMatchObject({ code: "unauthenticated" });
  }
});

test("a code that is taken out is out, and once more is no failure", async () => {
  await create({ percentPpm: 100_000, codes: ["OUT"], status: "active" });
  const { cartId } = await cartOf();
  await addPromotionCode(shop.ctx, { cartId, code: "OUT" });
  for (let round = 0; round < 2; round += 1) {
    const cart = await executeOperation(removePromotionCodeOperation, shop.ctx, { cartId, code: "out" });
    expect(cart).toMatchObject({ promotionCodes: [], discount: { amount: 0 }, total: { amount: 1000 } });
  }
});

test("the eleventh try of a minute is refused, for an address and for a cart, wherever the other comes from", async () => {
  const tryOf = async (address: string, cartId: string) => {
    const asker = { address, actor: { type: "guest" } as const };
    await limitAtDoor(addPromotionCodeOperation, asker);
    await limitSubject(addPromotionCodeOperation, asker, { cartId });
  };
  for (let index = 0; index < 10; index += 1) await tryOf("192.0.2.1", `cart-${index}`);
  expect(await failureOf(tryOf("192.0.2.1", "another"))).toMatchObject({ code: "rate_limited" });
  for (let index = 0; index < 10; index += 1) await tryOf(`198.51.100.${index}`, "the same");
  expect(await failureOf(tryOf("203.0.113.9", "the same"))).toMatchObject({ code: "rate_limited" });
});
