import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTaxRates, makeVariant } from "@/db/testing/rows";
import { selectCart } from "@/lib/cart/queries";
import { findLiveOrderOfCart } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { checkoutOf, fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, stockOf } from "@/lib/testing/stock";
import { placeOrder } from "./place-order";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
  await makeTaxRates(shop.db, "US", [{ name: "Sales tax", ratePpm: 100_000 }]);
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

test("20 buyers of 5 units: exactly 5 orders, the others learn that none is left", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 5 });
  const carts = await Promise.all(
    Array.from({ length: 20 }, () => fillCart(shop.ctx, [{ variantId, quantity: 1 }])),
  );
  const outcomes = await Promise.allSettled(carts.map((cartId) => placeOrder(shop.ctx, checkoutOf(cartId))));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "insufficient_stock" });
  }
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 5, reserved: 5, allocated: 0 });
  const [listing] = await shop.sql`
    select stock_class, variant_classes from product_listing l join variant v using (product_id)
    where v.id = ${variantId}`;
  expect(listing).toEqual({ stock_class: "sold_out", variant_classes: `${variantId}=sold_out` });
});

test("40 pairs of buyers of the same two items in opposite order: no deadlock", async () => {
  const a = (await makeVariant(shop.db, { stock: 60 })).variantId;
  const b = (await makeVariant(shop.db, { stock: 60 })).variantId;
  const carts = await Promise.all(
    Array.from({ length: 80 }, (_, index) =>
      fillCart(
        shop.ctx,
        (index % 2 === 0 ? [a, b] : [b, a]).map((variantId) => ({ variantId, quantity: 1 })),
      ),
    ),
  );
  const outcomes = await Promise.allSettled(carts.map((cartId) => placeOrder(shop.ctx, checkoutOf(cartId))));
  const failures = outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason.code] : [],
  );
  expect(failures).toEqual(Array.from({ length: 20 }, () => "insufficient_stock"));
  for (const variantId of [a, b])
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 60, reserved: 60, allocated: 0 });
  await expectLedgerToHold(shop.db);
});

test("the statements of placing, canceling and confirming do not grow with the number of lines", async () => {
  const statements: string[] = [];
  const db = drizzle(shop.sql, { logger: { logQuery: (query) => statements.push(query) } });
  const ctx = { ...shop.ctx, db };
  const count = async (work: () => Promise<unknown>) => {
    statements.length = 0;
    await work();
    return statements.length;
  };
  const measure = async (lines: number, priceMinor: number) => {
    const made = await Promise.all(Array.from({ length: lines }, () => makeVariant(shop.db, { priceMinor })));
    const wanted = made.map(({ variantId }) => ({ variantId, quantity: 5 }));
    const input = checkoutOf(await fillCart(shop.ctx, wanted));
    const placing = await count(() => placeOrder(ctx, input));
    const existing = await findLiveOrderOfCart(db, (await selectCart(db, input.cartId)).id);
    if (existing?.status !== "pending_payment") return { placing };
    const canceling = await count(() =>
      db.transaction((tx) => releaseOrder({ ...ctx, db: tx }, existing, "test")),
    );
    return { placing, canceling };
  };
  const one = await measure(1, 1000);
  expect(await measure(20, 1000)).toEqual(one);
  expect(one.placing).toBeLessThanOrEqual(40);
  // A total of 0 is confirmed in the same breath.
  expect(await measure(20, 0)).toEqual(await measure(1, 0));
});
