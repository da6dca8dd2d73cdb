import { readPurchase, writePurchase } from "./bare-writes.mjs";
import { openBuyer } from "./buyer.mjs";
import { cpuMilliseconds } from "./cpu.mjs";
import { listStatements } from "./statements.mjs";

const WARM_UP = 30;
const ROUNDS = 3;
const PURCHASES = 80;
const BARE_PURCHASES = 400;
const BUYERS = [1, 8];
const COUNTED = 10;
/** Polls of the background come by in between: fewer than this for each purchase are none of it. */
const LEAST_SHARE = 0.5;

/**
 * Whole purchases per second, with what they cost the processes, beside the bare SQL of the same writes, in interleaved
 * rounds of one run; then the statements of one purchase.
 *
 * @param {import("./shop.mjs").Shop} shop
 */
export async function benchCheckout(shop) {
  const choice = await chooseGoods(shop);
  const first = await buyMany(shop, choice, { buyers: 4, count: WARM_UP });
  const template = await readPurchase(shop.sql, first);
  const [{ setting: sync } = { setting: "" }] =
    await shop.sql`select setting from pg_settings where name = 'fsync'`;
  const pool = process.env.DATABASE_POOL_SIZE ?? "10";
  console.log(`purchases; one instance of the app, a pool of ${pool}, fsync ${sync}`);
  for (const buyers of BUYERS) {
    /** @type {number[]} */
    const rates = [];
    /** @type {number[]} */
    const bareRates = [];
    /** @type {Record<string, number>[]} */
    const costs = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { rate, cost } = await measure(shop, PURCHASES, () =>
        buyMany(shop, choice, { buyers, count: PURCHASES }),
      );
      rates.push(rate);
      costs.push(cost);
      const bare = await measure(shop, BARE_PURCHASES, () => writeMany(shop, template, buyers));
      bareRates.push(bare.rate);
    }
    const [rate, bare] = [median(rates), median(bareRates)];
    const cost = ["app", "postgres", "local services"].map(
      (name) => `${name} ${median(costs.map((one) => one[name] ?? 0)).toFixed(1)} ms`,
    );
    console.log(
      `${buyers} buyer${buyers > 1 ? "s" : ""}: ${rate.toFixed(1)} purchases/s; CPU for each: ${cost.join(", ")}`,
    );
    console.log(
      `  bare SQL of the same writes: ${bare.toFixed(0)}/s, ${(bare / rate).toFixed(1)} times (medians of ${ROUNDS} rounds)`,
    );
  }
  await printStatements(shop, choice);
}

/** @param {import("./shop.mjs").Shop} shop @param {number} count @param {() => Promise<unknown>} work */
async function measure(shop, count, work) {
  const before = usage(shop);
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const after = usage(shop);
  const cost = Object.fromEntries(
    Object.entries(after).map(([name, used]) => [name, (used - (before[name] ?? 0)) / count]),
  );
  return { rate: count / seconds, cost };
}

/** @param {import("./shop.mjs").Shop} shop @returns {Record<string, number>} */
function usage({ pids }) {
  const { app, local, postgres } = pids();
  return {
    app: cpuMilliseconds(app[0] ?? 0),
    postgres: cpuMilliseconds(postgres),
    "local services": cpuMilliseconds(local),
  };
}

/**
 * @param {import("./shop.mjs").Shop} shop @param {Parameters<typeof openBuyer>[1]} choice
 * @param {{ buyers: number, count: number }} options @returns {Promise<string>} the last order's id.
 */
async function buyMany(shop, choice, { buyers, count }) {
  let left = count;
  let last = "";
  await Promise.all(
    Array.from({ length: buyers }, async () => {
      const buyer = openBuyer(shop, choice);
      while (left > 0) {
        left -= 1;
        last = await buyer.buy();
      }
      buyer.close();
    }),
  );
  return last;
}

/** @param {import("./shop.mjs").Shop} shop @param {import("./bare-writes.mjs").Purchase} template @param {number} writers */
async function writeMany({ sql }, template, writers) {
  let left = BARE_PURCHASES;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (left > 0) {
        left -= 1;
        await writePurchase(sql, template);
      }
    }),
  );
}

/** @param {import("./shop.mjs").Shop} shop @param {Parameters<typeof openBuyer>[1]} choice */
async function printStatements(shop, choice) {
  const shapes = await listStatements(shop, () => buyMany(shop, choice, { buyers: 1, count: COUNTED }));
  const own = [...shapes].map(([shape, times]) => ({ shape, times: times / COUNTED }));
  const listed = own.filter(({ times }) => times >= LEAST_SHARE).toSorted((a, b) => b.times - a.times);
  const sum = listed.reduce((total, { times }) => total + times, 0);
  console.log(
    `statements of a purchase, with its events and mail: ${sum.toFixed(0)}, of ${listed.length} shapes`,
  );
  for (const { shape, times } of listed)
    console.log(`${times.toFixed(1).padStart(7)}  ${shape.slice(0, 140)}`);
}

/** Something in stock, much of it, and a way to ship it. @param {import("./shop.mjs").Shop} shop */
async function chooseGoods({ url, apiKey }) {
  const api = `${url}/api/v1`;
  const ask = async (/** @type {string} */ path, /** @type {unknown} */ data) => {
    const response = await fetch(`${api}${path}`, {
      method: data === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { variants } = await ask("/products/contour-mug", undefined);
  const variantId = variants[0].id;
  await ask("/admin/inventory/adjustments", { variantId, delta: 1_000_000, reason: "bench" });
  const { id: cartId } = await ask("/carts", {});
  await ask(`/carts/${cartId}/lines`, { variantId, quantity: 1 });
  const methods = await ask(`/carts/${cartId}/shipping-methods?country=US`, undefined);
  return { variantId, shippingMethodId: methods.data[0].id };
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
