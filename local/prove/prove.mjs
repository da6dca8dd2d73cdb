import { setTimeout as sleep } from "node:timers/promises";
import { ask, askUntil } from "./ask.mjs";
import { compareBooks } from "./books.mjs";
import { buyersBeyondStock } from "./scenarios/buyers-beyond-stock.mjs";
import { doubleSubmits } from "./scenarios/double-submits.mjs";
import { editsDuringPayment } from "./scenarios/edits-during-payment.mjs";
import { eventsInAnyOrder } from "./scenarios/events-in-any-order.mjs";
import { killsAtRandom } from "./scenarios/kills-at-random.mjs";
import { parallelRefunds } from "./scenarios/parallel-refunds.mjs";
import { providerFaults } from "./scenarios/provider-faults.mjs";
import { shopperOf } from "./shopper.mjs";

/**
 * @typedef {{
 *   shop: import("./shop.mjs").Shop, shopper: ReturnType<typeof shopperOf>, variants: string[],
 *   expect(what: string, holds: boolean, seen: unknown): void, count(what: string, by?: number): void
 * }} Proof
 */

const scenarios = [
  buyersBeyondStock,
  doubleSubmits,
  eventsInAnyOrder,
  parallelRefunds,
  editsDuringPayment,
  providerFaults,
];
/** After the last fault, everything is settled within this. */
const SETTLE_MS = 90_000;

/**
 * Everything that goes wrong with money and stock, on a running shop, and then the books.
 *
 * @param {import("./shop.mjs").Shop} shop @param {{ minutes: number }} options
 */
export async function prove(shop, { minutes }) {
  const until = Date.now() + minutes * 60_000;
  const shopper = shopperOf(shop);
  /** @type {{ what: string, holds: boolean, seen: unknown }[]} */
  const claims = [];
  /** @type {Record<string, number>} */
  const figures = {};
  /** @type {Proof} */
  const proof = {
    shop,
    shopper,
    variants: await listVariants(shopper),
    expect: (what, holds, seen) => {
      claims.push({ what, holds, seen });
      console.log(`${holds ? "holds " : "BROKEN"}  ${what}${holds ? "" : `: ${JSON.stringify(seen)}`}`);
    },
    count: (what, by = 1) => {
      figures[what] = (figures[what] ?? 0) + by;
    },
  };
  for (const scenario of scenarios) await scenario(proof);
  await killsAtRandom(proof, until);
  const books = await settle(shop);
  proof.expect("no captured payment without an order or a refund", books.lost === 0, books);
  proof.expect("nobody paid twice", books.doubled === 0, books);
  proof.expect("no order confirmed without its money", books.unpaid === 0, books);
  proof.expect("captured as the provider says", books.otherCaptured === 0, books);
  proof.expect("given back as the provider says", books.otherRefunded === 0, books);
  proof.expect("nothing oversold", books.oversold === 0, books);
  proof.expect("one confirmation for each confirmed order", books.unconfirmedMails === 0, books);
  const broken = await askDoctor(shopper);
  proof.expect("the doctor finds nothing", broken.length === 0, broken);
  const failed = claims.filter(({ holds }) => !holds).length;
  const report = { minutes, claims, figures: { ...figures, ...books }, held: claims.length - failed, failed };
  print(report);
  return report;
}

/** @param {ReturnType<typeof shopperOf>} shopper */
async function listVariants({ anyApp }) {
  const { body } = await askUntil(() => ask(`${anyApp()}/products?limit=20`));
  /** @type {string[]} */
  const variants = [];
  for (const { handle } of body.data) {
    const { body: product } = await askUntil(() => ask(`${anyApp()}/products/${handle}`));
    if (product.variants[0]?.available !== null) variants.push(product.variants[0].id);
  }
  return variants;
}

/** Waits until timers and jobs have done what crashes left behind. @param {import("./shop.mjs").Shop} shop */
async function settle({ sql }) {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const books = await compareBooks(sql);
    const { lost, otherCaptured, otherRefunded, unconfirmedMails } = books;
    const isSettled = lost + otherCaptured + otherRefunded + unconfirmedMails === 0;
    if (isSettled || Date.now() > deadline) return books;
    await sleep(1000);
  }
}

/** @param {ReturnType<typeof shopperOf>} shopper */
async function askDoctor({ anyApp, staff }) {
  const { body } = await askUntil(() => ask(`${anyApp()}/admin/doctor`, { headers: staff }));
  return body.data.filter((/** @type {{ breaches: unknown[] }} */ { breaches }) => breaches.length > 0);
}

/** @param {{ figures: Record<string, number>, held: number, failed: number }} report */
function print({ figures, held, failed }) {
  console.log("");
  for (const [what, count] of Object.entries(figures)) console.log(`${String(count).padStart(10)}  ${what}`);
  console.log(`\n${held} passed, ${failed} failed`);
}
