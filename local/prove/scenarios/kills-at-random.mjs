import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, askUntil } from "../ask.mjs";
import { killProcesses } from "../kill-processes.mjs";
import { BAD_CARD } from "../shopper.mjs";

/** How many shoppers are at it at any moment. */
const SHOPPERS = 12;
/** People read before they press the next button: kills fall between requests, too. */
const MOST_THOUGHT_MS = 600;
/** The reason that refunds of this scenario bear, so that the books can count them. */
export const REFUND_REASON = "proof under kills";

/**
 * Kills app, local services and database at random moments while shoppers buy, are declined, leave, and get money
 * back. Nobody may pay for nothing. @param {import("../prove.mjs").Proof} proof @param {number} minutes of killing.
 */
export async function killsAtRandom(proof, minutes) {
  const { shopper, variants, count, expect } = proof;
  for (const variantId of variants) await shopper.makeAvailable(variantId, 100_000);
  const until = Date.now() + minutes * 60_000;
  /** @type {string[]} */
  const unserved = [];
  let visits = 0;
  let slowestMs = 0;
  const served = (/** @type {number} */ tookMs) => {
    slowestMs = Math.max(slowestMs, tookMs);
  };
  const shoppers = Array.from({ length: SHOPPERS }, async () => {
    while (Date.now() < until) {
      const outcome = await visit(proof, served).catch((error) => `stopped: ${error}`);
      visits += 1;
      count(`visits that ended ${outcome.startsWith("stopped") ? "stopped" : outcome}`);
      if (outcome.startsWith("stopped") || outcome === "paid, not confirmed") unserved.push(outcome);
    }
  });
  // What was begun is brought to its end after the last kill.
  const killed = await killProcesses(proof, until);
  await Promise.all(shoppers);
  count("seconds that the slowest confirmation took", Math.round(slowestMs / 1000));
  const cameBack = killed.slowestMs !== null;
  expect(`${killed.kills} kills in ${minutes} minutes; what was killed came back`, cameBack, killed);
  // Kills may follow each other into one shopper's every try; the books tell that nobody has lost anything by it.
  expect(
    "nine of ten shoppers are served while everything around them is killed",
    unserved.length * 10 <= visits,
    { visits, unserved: unserved.slice(0, 5) },
  );
}

/**
 * One shopper, from the shelf to the end. @param {import("../prove.mjs").Proof} proof
 * @param {(tookMs: number) => void} served how long the order took from the payment. @returns {Promise<string>}
 */
async function visit({ shopper, variants }, served) {
  const lines = pickSome(variants).map((variantId) => ({
    variantId,
    quantity: 1 + Math.floor(Math.random() * 3),
  }));
  const cartId = await shopper.fillCart(lines);
  await think();
  const checkout = await shopper.checkout(cartId);
  if ("refused" in checkout) return `refused: ${checkout.refused}`;
  const { order, sessionId } = checkout;
  if (!sessionId) return "without payment";
  const dice = Math.random();
  if (dice < 0.05) return "left before paying";
  await think();
  if (dice < 0.15) await shopper.pay(sessionId, BAD_CARD);
  if (!(await shopper.pay(sessionId))) return "not paid";
  const paidAt = Date.now();
  // One of ten closes the window on the payment page: the provider's event has to do.
  if (dice < 0.9) await shopper.comeBack(order);
  if (!(await shopper.waitForConfirmation(order))) return "paid, not confirmed";
  served(Date.now() - paidAt);
  if (dice < 0.8) return "paid and confirmed";
  const amount = { amount: Math.ceil(order.total.amount / 2), currency: order.total.currency };
  const headers = { ...shopper.staff, "idempotency-key": randomUUID() };
  const { status } = await askUntil(() =>
    ask(`${shopper.anyApp()}/admin/orders/${order.id}/refunds`, {
      headers,
      data: { amount, reason: REFUND_REASON },
    }),
  );
  return status === 201 ? "refunded in part" : `refund refused: ${status}`;
}

const think = () => sleep(Math.random() * MOST_THOUGHT_MS);

/** One or two. @param {string[]} variants */
function pickSome(variants) {
  const at = Math.floor(Math.random() * variants.length);
  const [first = "", second = ""] = [variants[at], variants[(at + 1) % variants.length]];
  return Math.random() < 0.5 ? [first] : [first, second];
}
