import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditChange } from "@/db/schema/audit";
import { cacheTag } from "@/db/schema/platform";
import { shippingZone } from "@/db/schema/shipping";
import { makeVariant } from "@/db/testing/rows";
import { tags } from "@/lib/cache/tags";
import { placeOrder } from "@/lib/checkout/place-order";
import { listCartShippingMethods } from "@/lib/checkout/quote-checkout";
import { type Context, permissions } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { checkoutOf, failureOf, fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import {
  archiveShippingMethodOperation,
  createShippingMethodOperation,
  createShippingZoneOperation,
  getShippingMethodOperation,
  listAdminShippingMethodsOperation,
  listShippingZonesOperation,
  removeShippingZoneOperation,
  updateShippingMethodOperation,
  updateShippingZoneOperation,
} from "./operations";

let shop: Shop;
let staff: Context;
beforeAll(async () => {
  shop = await startShop();
  const actor = { type: "key" as const, keyId: "k", name: "test", permissions: new Set(permissions) };
  staff = { ...shop.ctx, actor };
});
beforeEach(async () => {
  await shop.db.delete(shippingZone);
});
afterAll(() => shop.stop());

const usd = (amount: number) => ({ amount, currency: "USD" });
const rate = (from: number, price: number) => ({ minSubtotal: usd(from), price: usd(price) });
const makeZone = (input: Record<string, unknown>) =>
  executeOperation(createShippingZoneOperation, staff, { name: "Zone", ...input });
const makeMethod = (zoneId: string, input: Record<string, unknown> = {}) =>
  executeOperation(createShippingMethodOperation, staff, {
    zoneId,
    name: "Standard",
    rates: [rate(0, 600)],
    ...input,
  });
const pathsOf = async (failed: Promise<unknown>) => (await failureOf(failed)).fields.map(({ path }) => path);

const cartOf = async () => {
  const { variantId } = await makeVariant(shop.db, {
    taxable: false,
    requiresShipping: true,
    priceMinor: 5000,
  });
  return fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
};

test("nothing can be delivered until there is a method; then an order is placed with it at once", async () => {
  const cartId = await cartOf();
  expect((await listCartShippingMethods(shop.ctx, { cartId, country: "US" })).data).toEqual([]);
  const zone = await makeZone({ name: "Home", countries: ["US", "CA", "US"] });
  expect(zone.countries).toEqual(["CA", "US"]);
  const method = await makeMethod(zone.id, {
    estimate: "3 days",
    translations: { de: { name: "Normal" } },
    rates: [rate(7500, 0), rate(0, 600)],
  });
  expect(method).toMatchObject({
    status: "active",
    translations: { de: { name: "Normal", estimate: "" } },
    rates: [rate(0, 600), rate(7500, 0)],
  });
  expect((await listCartShippingMethods(shop.ctx, { cartId, country: "US", locale: "de" })).data).toEqual([
    { id: method.id, name: "Normal", estimate: "3 days", price: usd(600) },
  ]);
  const input = checkoutOf(cartId, { shippingMethodId: method.id });
  expect(await placeOrder(shop.ctx, input)).toMatchObject({ outcome: "placed", order: { totalMinor: 5600 } });
});

test("an archived method is offered no more, its order keeps it, and it can be offered again", async () => {
  const zone = await makeZone({ restOfWorld: true });
  const method = await makeMethod(zone.id);
  const cartId = await cartOf();
  const input = checkoutOf(cartId, { shippingMethodId: method.id });
  const { order } = await placeOrder(shop.ctx, input);
  const archived = await executeOperation(archiveShippingMethodOperation, staff, {
    shippingMethodId: method.id,
    expectedVersion: method.version,
  });
  expect(archived.status).toBe("archived");
  expect((await listCartShippingMethods(shop.ctx, { cartId, country: "US" })).data).toEqual([]);
  const late = placeOrder(shop.ctx, checkoutOf(await cartOf(), { shippingMethodId: method.id }));
  expect(await failureOf(late)).toMatchObject({ code: "shipping_unavailable" });
  expect(order.shippingMinor).toBe(600);
  const listed = await executeOperation(listAdminShippingMethodsOperation, staff, { status: "archived" });
  expect(listed.data.map(({ id }) => id)).toEqual([method.id]);
  await executeOperation(updateShippingMethodOperation, staff, {
    shippingMethodId: method.id,
    status: "active",
  });
  expect((await listCartShippingMethods(shop.ctx, { cartId, country: "US" })).data).toHaveLength(1);
});

test("edits of a version that is no longer there are refused, of methods and of zones", async () => {
  const zone = await makeZone({ countries: ["US"] });
  const method = await makeMethod(zone.id);
  const patch = {
    shippingMethodId: method.id,
    expectedVersion: method.version,
    rates: [rate(0, 700)],
  };
  const edited = await executeOperation(updateShippingMethodOperation, staff, patch);
  expect(edited).toMatchObject({ name: "Standard", rates: [rate(0, 700)] });
  expect(edited.version).not.toBe(method.version);
  expect(await failureOf(executeOperation(updateShippingMethodOperation, staff, patch))).toMatchObject({
    code: "version_conflict",
    details: { version: edited.version },
  });
  expect(await executeOperation(getShippingMethodOperation, staff, { shippingMethodId: method.id })).toEqual(
    edited,
  );
  const rename = { zoneId: zone.id, expectedVersion: zone.version, name: "States" };
  expect(await executeOperation(updateShippingZoneOperation, staff, rename)).toMatchObject({
    name: "States",
    countries: ["US"],
  });
  expect(await failureOf(executeOperation(updateShippingZoneOperation, staff, rename))).toMatchObject({
    code: "version_conflict",
  });
});

describe("a method that cannot be meant is refused at its field", () => {
  test.each([
    ["name", { name: " " }],
    ["name", { name: "standard" }],
    ["rates", { rates: [] }],
    ["rates.0.price.amount", { rates: [rate(0, -1)] }],
    ["rates.0.price", { rates: [{ minSubtotal: usd(0), price: { amount: 5, currency: "EUR" } }] }],
    ["rates.1.minSubtotal", { rates: [rate(0, 1), rate(0, 2)] }],
    [
      "rates.0.price",
      {
        rates: [{ minSubtotal: { amount: 0, currency: "KWD" }, price: { amount: 15, currency: "KWD" } }],
      },
    ],
  ])("%s of %j", async (path, input) => {
    const zone = await makeZone({ countries: ["US"] });
    await makeMethod(zone.id);
    expect(await pathsOf(makeMethod(zone.id, { name: "Express", ...input }))).toContain(path);
  });
});

describe("a zone that cannot be meant is refused at its field", () => {
  test.each([
    ["countries", { name: "Nowhere" }],
    ["countries", { name: "Both", countries: ["CA"], restOfWorld: true }],
    ["countries", { name: "Again", countries: ["US"] }],
    ["countries.0", { name: "Unknown", countries: ["XX"] }],
    ["restOfWorld", { name: "Second rest", restOfWorld: true }],
    ["name", { name: "home", countries: ["CA"] }],
  ])("%s of %j", async (path, input) => {
    await makeZone({ name: "Home", countries: ["US"] });
    await makeZone({ name: "World", restOfWorld: true });
    expect(await pathsOf(makeZone(input))).toContain(path);
  });
});

test("of many who put one country into a zone at once, one succeeds", async () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const outcomes = await Promise.allSettled(names.map((name) => makeZone({ name, countries: ["US"] })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await executeOperation(listShippingZonesOperation, staff, {})).data).toHaveLength(1);
});

test("a zone goes with its archived methods, not while it offers one; its countries are the rest of the world's then", async () => {
  const world = await makeZone({ name: "World", restOfWorld: true });
  const everywhere = await makeMethod(world.id, { name: "International" });
  const zone = await makeZone({ name: "Home", countries: ["US"] });
  const cartId = await cartOf();
  const offered = async () => (await listCartShippingMethods(shop.ctx, { cartId, country: "US" })).data;
  expect(await offered()).toEqual([]);
  const method = await makeMethod(zone.id);
  const remove = () => executeOperation(removeShippingZoneOperation, staff, { zoneId: zone.id });
  expect(await failureOf(remove())).toMatchObject({ code: "conflict" });
  await executeOperation(archiveShippingMethodOperation, staff, { shippingMethodId: method.id });
  await remove();
  expect(await failureOf(remove())).toMatchObject({ code: "not_found" });
  expect((await offered()).map(({ id }) => id)).toEqual([everywhere.id]);
});

test("every change marks what shows delivery as stale and stands in the audit log with what was before", async () => {
  const versionOf = async () =>
    (await shop.db.select().from(cacheTag).where(eq(cacheTag.tag, tags.shop)))[0]?.version ?? 0;
  const versions = [await versionOf()];
  const note = async () => versions.push(await versionOf());
  const zone = await makeZone({ countries: ["US"] });
  await note();
  const { id: shippingMethodId } = await makeMethod(zone.id);
  await note();
  await executeOperation(updateShippingMethodOperation, staff, { shippingMethodId, rates: [rate(0, 1)] });
  await note();
  await executeOperation(archiveShippingMethodOperation, staff, { shippingMethodId });
  await note();
  await executeOperation(removeShippingZoneOperation, staff, { zoneId: zone.id });
  await note();
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  const changes = await shop.db.select().from(auditChange);
  const prices = changes
    .filter(({ tableName, subjectId }) => tableName === "shipping_rate" && subjectId === shippingMethodId)
    .map(({ action, payload }) => [
      action,
      payload?.before?.price_minor ?? null,
      payload?.after?.price_minor ?? null,
    ]);
  expect(prices).toEqual(
    expect.arrayContaining([
      ["insert", null, 600],
      ["delete", 600, null],
      ["insert", null, 1],
    ]),
  );
  expect(changes.filter(({ subjectId }) => subjectId === zone.id).map(({ action }) => action)).toContain(
    "delete",
  );
});

test("who may read settings alone changes nothing", async () => {
  const actor = {
    type: "key" as const,
    keyId: "r",
    name: "r",
    permissions: new Set(["settings:read"] as const),
  };
  const reader = { ...shop.ctx, actor };
  expect((await executeOperation(listShippingZonesOperation, reader, {})).data).toEqual([]);
  const tried = executeOperation(createShippingZoneOperation, reader, { name: "X", countries: ["US"] });
  expect(await failureOf(tried)).toMatchObject({ code: "forbidden" });
});
