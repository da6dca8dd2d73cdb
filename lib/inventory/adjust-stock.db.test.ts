import { afterAll, beforeAll, expect, test } from "vitest";
import { product, variant } from "@/db/schema/catalog";
import { stockLocation } from "@/db/schema/inventory";
import { openTestDatabase } from "@/db/testing/database";
import type { Context } from "@/lib/operation/context";
import { adjustStock } from "./adjust-stock";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = { db: database.db, actor: { type: "system", name: "test" }, requestId: "test" };
});
afterAll(() => database.close());

test("of two counts that saw the same stock only the first stands", async () => {
  const { db } = ctx;
  await db.insert(stockLocation).values({ handle: "main", name: "Main" });
  const [mug] = await db.insert(product).values({ handle: "mug", title: "Mug", status: "draft" }).returning();
  const [own] = await db
    .insert(variant)
    .values({ productId: mug?.id ?? "", title: "Default", position: 1 })
    .returning();
  const count = (setTo: number) =>
    adjustStock(ctx, { variantId: own?.id ?? "", setTo, expectedOnHand: 0, reason: "Counted" });
  const outcomes = await Promise.allSettled([count(5), count(7)]);
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refused).toMatchObject([{ code: "conflict", details: { onHand: expect.any(Number) } }]);
});
