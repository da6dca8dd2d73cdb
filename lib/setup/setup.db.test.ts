import { afterAll, beforeAll, expect, test } from "vitest";
import { makeVariant } from "@/db/testing/rows";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { updateSellerOperation } from "@/lib/invoice/operations";
import { type Context, permissions } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { createShippingMethodOperation, createShippingZoneOperation } from "@/lib/shipping/operations";
import { failureOf } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { getShopSettingsOperation, listSetupStepsOperation, updateShopSettingsOperation } from "./operations";

let shop: Shop;
let staff: Context;
beforeAll(async () => {
  shop = await startShop();
  const actor = { type: "key" as const, keyId: "k", name: "test", permissions: new Set(permissions) };
  staff = { ...shop.ctx, actor };
});
afterAll(() => shop.stop());

const missing = async () =>
  (await executeOperation(listSetupStepsOperation, staff, {})).data
    .filter(({ done }) => !done)
    .map(({ step }) => step);

test("a shop of migrations alone lacks everything; each step is done by its own doors, and stays only while it holds", async () => {
  expect(await missing()).toEqual(["shop", "shipping", "taxes", "products", "invoices"]);

  const before = await executeOperation(getShopSettingsOperation, staff, {});
  expect(before).toMatchObject({ currency: "USD", country: "US", taxIncluded: false });
  const patch = { name: "Tea & Co", currency: "EUR", country: "DE", expectedVersion: before.version };
  const after = await executeOperation(updateShopSettingsOperation, staff, patch);
  expect(after).toMatchObject({ name: "Tea & Co", currency: "EUR", country: "DE", taxRounding: "per_line" });
  expect(await failureOf(executeOperation(updateShopSettingsOperation, staff, patch))).toMatchObject({
    code: "version_conflict",
  });
  expect(await missing()).toEqual(["shipping", "taxes", "products", "invoices"]);

  const zone = await executeOperation(createShippingZoneOperation, staff, { name: "DE", countries: ["DE"] });
  const eur = (amount: number, currency = "EUR") => ({ amount, currency });
  const method = (name: string, currency: string) =>
    executeOperation(createShippingMethodOperation, staff, {
      zoneId: zone.id,
      name,
      rates: [{ minSubtotal: eur(0, currency), price: eur(490, currency) }],
    });
  await method("In dollars", "USD");
  expect(await missing()).toContain("shipping");
  await method("Standard", "EUR");
  expect(await missing()).toEqual(["taxes", "products", "invoices"]);

  await executeOperation(updateShopSettingsOperation, staff, { taxIncluded: true });
  expect(await missing()).toEqual(["products", "invoices"]);
  await executeOperation(updateSellerOperation, staff, {
    name: "Tea & Co",
    line1: "Marktplatz 1",
    country: "DE",
  });
  const sold = await makeVariant(shop.db, { currency: "EUR", stock: 1 });
  expect(await missing()).toEqual([]);
  await adjustStock(staff, { variantId: sold.variantId, setTo: 0, reason: "Gone" });
  expect(await missing()).toEqual(["products"]);
});

test("a currency stays once there is a price; everything else can be changed", async () => {
  await makeVariant(shop.db, { currency: "EUR" });
  const change = (input: Record<string, unknown>) =>
    executeOperation(updateShopSettingsOperation, staff, input);
  expect(await failureOf(change({ currency: "CHF" }))).toMatchObject({ code: "conflict" });
  expect(await change({ currency: "EUR", country: "AT" })).toMatchObject({ currency: "EUR", country: "AT" });
  for (const input of [{ currency: "XXX" }, { country: "XX" }, { name: " " }])
    expect(await failureOf(change(input))).toMatchObject({ code: "validation_failed" });
});

test("stock of a shop that has no location lies in one that is made for it", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: null });
  await shop.db.execute("truncate stock_location cascade");
  const level = await adjustStock(staff, { variantId, setTo: 3, reason: "Delivered" });
  expect(level).toMatchObject({ onHand: 3, location: { name: "Main" } });
});
