import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { cpuMilliseconds } from "./cpu.mjs";
import { load } from "./load.mjs";

const ROUNDS = 7;
const REQUESTS = 1500;
const CONNECTIONS = 10;
const PRODUCT = "/products/contour-mug";
const FILE = "bench-page.html";
const FLOOD = 1500;

/**
 * Server CPU of a warm product page against a public file of the same bytes, in interleaved rounds of one run; and what
 * a flood of handles that do not exist leaves behind.
 *
 * @param {import("./shop.mjs").Shop} shop
 */
export async function benchPages(shop) {
  const html = await (await fetch(shop.url + PRODUCT)).text();
  mkdirSync("public", { recursive: true });
  writeFileSync(`public/${FILE}`, html);
  try {
    // A server lists its public files when it starts.
    await shop.restartApp();
    for (const encoding of ["identity", "gzip"]) await compare(shop, encoding);
  } finally {
    rmSync(`public/${FILE}`);
  }
  await flood(shop);
}

/** @param {import("./shop.mjs").Shop} shop @param {string} encoding */
async function compare(shop, encoding) {
  const headers = { "accept-encoding": encoding };
  const targets = {
    page: shop.url + PRODUCT,
    file: `${shop.url}/${FILE}`,
    constant: `${shop.url}/api/health/live`,
  };
  /** @type {Record<string, number[]>} */
  const cost = { page: [], file: [], constant: [] };
  /** @type {Record<string, number>} */
  const sizes = {};
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, url] of Object.entries(targets)) {
      const before = cpuMilliseconds(shop.appPid());
      const { bytes } = await load(url, { count: REQUESTS, connections: CONNECTIONS, headers });
      // The first round warms up.
      if (round >= 0) cost[name]?.push((cpuMilliseconds(shop.appPid()) - before) / REQUESTS);
      sizes[name] = bytes;
    }
  }
  const median = (/** @type {number[]} */ values) =>
    values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const [page, file, constant] = [
    median(cost.page ?? []),
    median(cost.file ?? []),
    median(cost.constant ?? []),
  ];
  console.log(
    `product page, warm, ${encoding}: ${page.toFixed(2)} ms of server CPU (${sizes.page} bytes); public file of the same bytes ${file.toFixed(2)} ms (${sizes.file} bytes); constant JSON ${constant.toFixed(2)} ms`,
  );
  console.log(
    `  page / file ${(page / file).toFixed(2)}, page / constant ${(page / constant).toFixed(2)} (medians of ${ROUNDS} interleaved rounds of ${REQUESTS} requests)`,
  );
}

/** @param {import("./shop.mjs").Shop} shop */
async function flood(shop) {
  const before = { ...shop.disk(), redis: await shop.redisKeys() };
  let notFound = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, worker) => {
      for (let index = worker; index < FLOOD; index += CONNECTIONS) {
        const response = await fetch(
          `${shop.url}/products/nothing-${index}-${Math.random().toString(36).slice(2)}`,
        );
        await response.text();
        if (response.status === 404) notFound += 1;
      }
    }),
  );
  await sleep(500);
  const after = { ...shop.disk(), redis: await shop.redisKeys() };
  console.log(
    `${FLOOD} random handles: ${notFound} answered 404; files ${before.files} -> ${after.files}, keys in Redis ${before.redis} -> ${after.redis}`,
  );
}
