import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stockLocation } from "@/db/schema/inventory";
import { makeVariant } from "@/db/testing/rows";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { failureOf } from "@/lib/testing/checkout";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold } from "@/lib/testing/stock";
import { listProductLevels } from "./list-product-levels";
import {
  adjustStockOperation,
  createStockLocationOperation,
  getStockLocationOperation,
  listStockLocationsOperation,
  removeStockLocationOperation,
  transferStockOperation,
  updateStockLocationOperation,
} from "./operations";

let shop: Shop;
let staff: Context;
beforeAll(async () => {
  shop = await startShop();
  staff = asStaff(shop.ctx);
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

const make = (name: string, priority = 50) =>
  executeOperation(createStockLocationOperation, staff, { name, priority });
const namesInOrder = async () =>
  (await executeOperation(listStockLocationsOperation, staff, {})).data.map(({ name }) => name);

test("a location is made, found, renamed and moved in the order of selling; who saw an older one is told", async () => {
  const [late, early] = [await make("Late", 101), await make("Early", 100)];
  expect((await namesInOrder()).slice(-2)).toEqual(["Early", "Late"]);
  const patch = { locationId: late.id, name: "First", priority: 99, expectedVersion: late.version };
  const edited = await executeOperation(updateStockLocationOperation, staff, patch);
  expect(edited).toMatchObject({ id: late.id, name: "First", priority: 99, active: true });
  expect(await executeOperation(getStockLocationOperation, staff, { locationId: late.id })).toEqual(edited);
  expect((await namesInOrder()).slice(-2)).toEqual(["First", "Early"]);
  expect(await failureOf(executeOperation(updateStockLocationOperation, staff, patch))).toMatchObject({
    code: "version_conflict",
    details: { version: edited.version },
  });
  const renamed = { locationId: early.id, name: "Earliest" };
  expect(await executeOperation(updateStockLocationOperation, staff, renamed)).toMatchObject({
    name: "Earliest",
    priority: 100,
  });
});

test("two locations never share a name, also when both are made at once", async () => {
  const outcomes = await Promise.allSettled([make("Twin"), make("twin"), make("TWIN")]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const other = await make("Other");
  for (const work of [
    () => make("Twin"),
    () => executeOperation(updateStockLocationOperation, staff, { locationId: other.id, name: "tWin" }),
  ])
    expect(await failureOf(work())).toMatchObject({
      code: "validation_failed",
      fields: [{ path: "name", code: "taken" }],
    });
  const own = { locationId: other.id, name: "OTHER" };
  expect(await executeOperation(updateStockLocationOperation, staff, own)).toMatchObject({ name: "OTHER" });
});

test("stock is moved to a location that was just made, which then stays; one without stock goes", async () => {
  const { variantId, productId } = await makeVariant(shop.db, { stock: 5 });
  const [home] = (await executeOperation(listStockLocationsOperation, staff, {})).data;
  const [cellar, empty] = [await make("Cellar"), await make("Empty")];
  await executeOperation(transferStockOperation, staff, {
    fromLocationId: home?.id ?? "",
    toLocationId: cellar.id,
    lines: [{ variantId, quantity: 2 }],
    reason: "room",
  });
  const levels = await listProductLevels(staff, productId);
  expect(new Map(levels.map(({ location, onHand }) => [location.id, onHand]))).toEqual(
    new Map([
      [home?.id, 3],
      [cellar.id, 2],
    ]),
  );
  const remove = (locationId: string) =>
    executeOperation(removeStockLocationOperation, staff, { locationId });
  expect(await failureOf(remove(cellar.id))).toMatchObject({ code: "conflict" });
  expect(await remove(empty.id)).toEqual(empty);
  for (const work of [
    () => remove(empty.id),
    () => executeOperation(getStockLocationOperation, staff, { locationId: empty.id }),
    () => executeOperation(updateStockLocationOperation, staff, { locationId: empty.id, name: "Again" }),
  ])
    expect(await failureOf(work())).toMatchObject({ code: "not_found" });
});

test("removing a location while stock is brought there ends in one of the two, never in an error of the database", async () => {
  const { variantId } = await makeVariant(shop.db);
  for (let round = 0; round < 20; round += 1) {
    const { id: locationId } = await make(`Round ${round}`);
    const [brought, removed] = await Promise.allSettled([
      executeOperation(adjustStockOperation, staff, { variantId, locationId, delta: 1, reason: "came" }),
      executeOperation(removeStockLocationOperation, staff, { locationId }),
    ]);
    const isThere = (await shop.db.$count(stockLocation, eq(stockLocation.id, locationId))) === 1;
    expect([brought.status, removed.status]).toEqual(
      isThere ? ["fulfilled", "rejected"] : ["rejected", "fulfilled"],
    );
    const refusal = [brought, removed].find(({ status }) => status === "rejected");
    expect(refusal).toMatchObject({ reason: { code: isThere ? "conflict" : "not_found" } });
  }
});

test("renaming a location while it is removed ends in one order of the two", async () => {
  for (let round = 0; round < 20; round += 1) {
    const { id: locationId } = await make(`Passing ${round}`);
    const [edited, removed] = await Promise.allSettled([
      executeOperation(updateStockLocationOperation, staff, { locationId, name: `Passed ${round}` }),
      executeOperation(removeStockLocationOperation, staff, { locationId }),
    ]);
    expect(removed).toMatchObject({ status: "fulfilled" });
    if (edited.status === "rejected") expect(edited).toMatchObject({ reason: { code: "not_found" } });
  }
});

test("an empty shop that books its first stock twice at once, while somebody names a location Main, has one Main", async () => {
  const empty = await startShop();
  const own = asStaff(empty.ctx);
  const variants = [
    await makeVariant(empty.db, { stock: null }),
    await makeVariant(empty.db, { stock: null }),
  ];
  await Promise.allSettled([
    ...variants.map(({ variantId }) =>
      executeOperation(adjustStockOperation, own, { variantId, delta: 1, reason: "came" }),
    ),
    executeOperation(createStockLocationOperation, own, { name: "Main" }),
  ]);
  const { data } = await executeOperation(listStockLocationsOperation, own, {});
  expect(data.map(({ name }) => name)).toEqual(["Main"]);
  await empty.stop();
});
