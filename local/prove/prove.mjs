import { setTimeout as sleep } from "node:timers/promises";
import { ask, askUntil } from "./ask.mjs";
import { compareBooks } from "./books.mjs";
import { expireOrders } from "./expire-orders.mjs";
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
/** After the last kill, every payment is booked within this. */
const SETTLE_MS = 60_000;
/** A job that died several times waits for minutes before it tries again: mail comes late then, and comes. */
const MAIL_MS = 300_000;

/**
 * Everything that goes wrong with money and stock, on a running shop, and then the books.
 *
 * @param {import("./shop.mjs").Shop} shop
 * @param {{ minutes: number, killsOnly: boolean }} options minutes of killing, after the scenarios.
 */
export async function prove(shop, { minutes, killsOnly }) {
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
  if (!killsOnly) for (const scenario of scenarios) await scenario(proof);
  await killsAtRandom(proof, minutes);
  const { books, seconds } = await waitFor(shop, isSettled, SETTLE_MS);
  proof.count("seconds from the last kill to settled books", seconds);
  proof.expect(`the books are settled within ${SETTLE_MS / 1000} s`, isSettled(books), books);
  const told = await waitFor(shop, isTold, MAIL_MS);
  proof.count("more seconds until everybody has a confirmation by mail", told.seconds);
  const expiry = await expireOrders(shop.sql);
  proof.count("orders that nobody paid, expired", expiry.expired);
  proof.expect("when their time is over, no unpaid order holds stock", expiry.reserved === 0, expiry);
  proof.expect("and none can be paid any more", expiry.stillOpen + expiry.heldAtProvider === 0, expiry);
  const last = await compareBooks(shop.sql);
  expectBooks(proof, last);
  const broken = await askDoctor(shopper);
  proof.expect("the doctor finds nothing", broken.length === 0, broken);
  const failed = claims.filter(({ holds }) => !holds).length;
  const report = { minutes, claims, figures: { ...figures, ...last }, held: claims.length - failed, failed };
  print(report);
  return report;
}

/** @typedef {Awaited<ReturnType<typeof compareBooks>>} Books */

/** @param {Proof} proof @param {Books} books */
function expectBooks({ expect }, books) {
  expect("no captured payment without an order or a refund", books.lost === 0, books);
  expect("nobody paid twice", books.doubled === 0, books);
  expect("no order confirmed without its money", books.unpaid === 0, books);
  expect("captured as the provider says", books.otherCaptured === 0, books);
  expect("given back as the provider says", books.otherRefunded === 0, books);
  expect("a refund asked for again under its key is one refund", books.refundedTwice === 0, books);
  expect("nothing oversold", books.oversold === 0, books);
  expect("one confirmation for each confirmed order", books.unconfirmedMails === 0, books);
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

/** @param {Books} books */
const isSettled = ({ lost, otherCaptured, otherRefunded }) => lost + otherCaptured + otherRefunded === 0;

/** @param {Books} books */
const isTold = ({ unconfirmedMails }) => unconfirmedMails === 0;

/**
 * Waits until timers and jobs have done what crashes left behind.
 *
 * @param {import("./shop.mjs").Shop} shop @param {(books: Books) => boolean} isDone @param {number} patienceMs
 */
async function waitFor({ sql }, isDone, patienceMs) {
  const begun = Date.now();
  for (;;) {
    const books = await compareBooks(sql);
    const seconds = Math.round((Date.now() - begun) / 1000);
    if (isDone(books) || Date.now() - begun > patienceMs) return { books, seconds };
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
