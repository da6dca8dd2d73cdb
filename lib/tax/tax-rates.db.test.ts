import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { taxZone } from "@/db/schema/tax";
import { makeVariant } from "@/db/testing/rows";
import { quoteCheckout } from "@/lib/checkout/quote-checkout";
import { type Context, permissions } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { failureOf, fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import {
  createTaxRateOperation,
  getTaxRateOperation,
  listTaxRatesOperation,
  removeTaxRateOperation,
  updateTaxRateOperation,
} from "./operations";

let shop: Shop;
let staff: Context;
beforeAll(async () => {
  shop = await startShop();
  const actor = { type: "key" as const, keyId: "k", name: "test", permissions: new Set(permissions) };
  staff = { ...shop.ctx, actor };
});
beforeEach(async () => {
  await shop.db.delete(taxZone);
});
afterAll(() => shop.stop());

const makeRate = (input: Record<string, unknown> = {}) =>
  executeOperation(createTaxRateOperation, staff, { country: "US", name: "Tax", ratePpm: 100_000, ...input });

const cartOf = async () => {
  const { variantId } = await makeVariant(shop.db, { priceMinor: 1000 });
  return fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
};
const taxOf = async (cartId: string, region = "") =>
  (await quoteCheckout(shop.ctx, { cartId, country: "US", region })).tax.amount;

test("goods are taxed at a rate from the next checkout on, at another after an edit, and not at all without one", async () => {
  const cartId = await cartOf();
  expect(await taxOf(cartId)).toBe(0);
  const rate = await makeRate();
  expect(await taxOf(cartId)).toBe(100);
  const patch = { taxRateId: rate.id, expectedVersion: rate.version, ratePpm: 88_750 };
  const edited = await executeOperation(updateTaxRateOperation, staff, patch);
  expect(edited).toMatchObject({ name: "Tax", ratePpm: 88_750, appliesToShipping: true });
  expect(await taxOf(cartId)).toBe(89);
  expect(await failureOf(executeOperation(updateTaxRateOperation, staff, patch))).toMatchObject({
    code: "version_conflict",
    details: { version: edited.version },
  });
  expect(await executeOperation(getTaxRateOperation, staff, { taxRateId: rate.id })).toEqual(edited);
  await executeOperation(removeTaxRateOperation, staff, { taxRateId: rate.id });
  expect(await taxOf(cartId)).toBe(0);
  expect(
    await failureOf(executeOperation(removeTaxRateOperation, staff, { taxRateId: rate.id })),
  ).toMatchObject({
    code: "not_found",
  });
});

test("a region's rate replaces its country's while it is there, and the country's holds again after it", async () => {
  const cartId = await cartOf();
  await makeRate();
  const { id, region } = await makeRate({ region: "ny", ratePpm: 50_000 });
  expect(region).toBe("NY");
  expect([await taxOf(cartId, "NY"), await taxOf(cartId, "CA")]).toEqual([50, 100]);
  const { data } = await executeOperation(listTaxRatesOperation, staff, {});
  expect(data.map((rate) => rate.region)).toEqual([null, "NY"]);
  await executeOperation(removeTaxRateOperation, staff, { taxRateId: id });
  expect(await taxOf(cartId, "NY")).toBe(100);
});

test("rates of one place add up", async () => {
  const cartId = await cartOf();
  await makeRate();
  await makeRate({ name: "City tax", ratePpm: 20_000 });
  expect(await taxOf(cartId)).toBe(120);
});

describe("a rate that cannot be meant is refused at its field", () => {
  test.each([
    ["country", { country: "XX" }],
    ["region", { region: "New York" }],
    ["name", { name: "TAX" }],
    ["ratePpm", { ratePpm: 1_000_001 }],
    ["ratePpm", { ratePpm: "much" }],
    ["categoryId", { categoryId: crypto.randomUUID() }],
  ])("%s of %j", async (path, input) => {
    await makeRate();
    const refused = await failureOf(makeRate({ name: "Other", ...input }));
    expect(refused.fields.map((field) => field.path)).toContain(path);
  });
});

test("of many who make one rate at once, one succeeds", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => makeRate()));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
