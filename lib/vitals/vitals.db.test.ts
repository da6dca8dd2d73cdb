import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { webVital } from "@/db/schema/platform";
import { openTestDatabase } from "@/db/testing/database";
import type { Context } from "@/lib/operation/context";
import { shopContext } from "@/lib/testing/shop-context";
import { listVitals } from "./list-vitals";
import { pruneVitals } from "./prune-vitals";
import { recordVitals } from "./record-vitals";
import type { VitalsInput } from "./schema";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = shopContext(database.db);
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(webVital));

const visit = (LCP: number, changed: Partial<VitalsInput> = {}): VitalsInput => ({
  page: "product",
  device: "phone",
  locale: "en",
  values: [
    { metric: "LCP", value: LCP },
    { metric: "CLS", value: 0 },
  ],
  ...changed,
});
const days = 28;

test("visits of the same kind share a row, however many come at the same time", async () => {
  const values: VitalsInput["values"] = [
    { metric: "CLS", value: 0 },
    { metric: "LCP", value: 1000 },
  ];
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      recordVitals(ctx, visit(1000, { values: index % 2 ? values : values.toReversed() })),
    ),
  );
  expect(await database.db.$count(webVital)).toBe(2);
  const { data } = await listVitals(ctx, { days });
  expect(data.map(({ metric, visits }) => [metric, visits])).toEqual([
    ["CLS", 40],
    ["LCP", 40],
  ]);
});

test("the 75th percentile, its rating and the share of good visits are told for each kind of page and device", async () => {
  for (const value of [900, 900, 3900, 9000]) await recordVitals(ctx, visit(value));
  await recordVitals(ctx, visit(500, { device: "desktop", locale: "de" }));
  const { data } = await listVitals(ctx, { days });
  expect(data.filter(({ metric }) => metric === "LCP")).toEqual([
    { page: "product", device: "desktop", metric: "LCP", visits: 1, p75: 500, rating: "good", good: 1 },
    {
      ...{ page: "product", device: "phone", metric: "LCP" },
      ...{ visits: 4, p75: 4000, rating: "needs improvement", good: 0.5 },
    },
  ]);
});

test("days outside of the period do not count, and those older than 90 days are removed", async () => {
  await recordVitals(ctx, visit(900));
  const age = (past: number) =>
    database.db.insert(webVital).values({
      day: sql`(now() at time zone 'UTC')::date - ${past}::int`,
      ...{ page: "home", device: "phone", locale: "en", metric: "LCP", upTo: 2500, count: 7 },
    });
  await Promise.all([27, 28, 90, 91].map(age));
  const visits = async () =>
    (await listVitals(ctx, { days })).data.filter(({ page }) => page === "home").map(({ visits }) => visits);
  expect(await visits()).toEqual([7]);
  await pruneVitals(database.db);
  expect(await database.db.$count(webVital, sql`page = 'home'`)).toBe(3);
  expect(await visits()).toEqual([7]);
});
