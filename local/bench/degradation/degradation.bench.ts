import { rmSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeVariant } from "@/db/testing/rows";
import { buyerOf } from "../../launcher/faults/buyer";
import type { Dependency } from "../../launcher/faults/dependencies";
import { startInProduction } from "../../launcher/faults/production";

const dependencies = ["redis", "stripe", "inngest", "mail", "s3"] as const satisfies Dependency[];
const ROUNDS = 4;
/** Visits of each round, some at a time. */
const VISITS = 60;
const AT_A_TIME = 4;
const WARM_UP = 40;
/** How much longer than usual a visit may take. */
const MOST = 2;

type Times = { browsing: number[]; cart: number[] };

let production: Awaited<ReturnType<typeof startInProduction>>;
let variantId: string;
let pages: string[];
beforeAll(async () => {
  production = await startInProduction();
  ({ variantId } = await makeVariant(drizzle(production.sql), { stock: 1000, title: "Mug" }));
  const [product] = await production.sql`select handle from product`;
  pages = ["/", `/products/${product?.handle}`, "/search?q=mug", "/api/v1/products?limit=1"];
});
afterAll(async () => {
  await production?.stop();
  if (production) rmSync(production.dataDir, { recursive: true, force: true });
});

/** One shopper's look around, and a cart with one line; each request of both is a time. */
async function visit(times: Times, number: number): Promise<void> {
  const appUrl = production.appUrls[number % production.appUrls.length] ?? "";
  for (const page of pages) times.browsing.push(await timed(() => read(appUrl + page)));
  const buyer = buyerOf({ appUrl: () => appUrl, stripeUrl: production.stripeUrl });
  times.cart.push(await timed(() => buyer.fillCart(variantId)));
}

async function read(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  await response.text();
  expect(response.status).toBe(200);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function visitMany(times: Times, count: number): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      while (left > 0) {
        left -= 1;
        await visit(times, left);
      }
    }),
  );
}

const newTimes = (): Times => ({ browsing: [], cart: [] });

const p95 = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

test("with each dependency down in turn, browsing and cart answer within twice their usual p95", async () => {
  await visitMany(newTimes(), WARM_UP);
  const broken: string[] = [];
  for (const dependency of dependencies) {
    const [usual, down] = [newTimes(), newTimes()];
    // By turns, so that what else the machine does meets both alike.
    for (let round = 0; round < ROUNDS; round += 1) {
      await visitMany(usual, VISITS);
      await production.proxies[dependency].become("down");
      try {
        await visitMany(down, VISITS);
      } finally {
        await production.proxies[dependency].become("well");
      }
    }
    for (const what of ["browsing", "cart"] as const) {
      const ratio = p95(down[what]) / p95(usual[what]);
      const line = `${dependency} down, ${what}: p95 ${p95(down[what]).toFixed(0)} ms, usually ${p95(usual[what]).toFixed(0)} ms, ${ratio.toFixed(2)} times (${down[what].length} each)`;
      console.log(line);
      if (ratio > MOST) broken.push(line);
    }
  }
  expect(broken).toEqual([]);
});
