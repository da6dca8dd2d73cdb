import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, askUntil } from "../ask.mjs";
import { BAD_CARD } from "../shopper.mjs";

/** How many shoppers are at it at any moment. */
const SHOPPERS = 12;
const LEAST_PAUSE_MS = 1500;
const MOST_PAUSE_MS = 4000;
/** The end of the killing, before the end of the proof: what was begun is brought to its end. */
const QUIET_MS = 20_000;
const RESTART_MS = 30_000;

/**
 * Kills app, local services and database at random moments while shoppers buy, are declined, leave, and get money
 * back. Nobody may pay for nothing. @param {import("../prove.mjs").Proof} proof @param {number} until
 */
export async function killsAtRandom(proof, until) {
  const { shopper, variants, count, expect } = proof;
  for (const variantId of variants) await shopper.makeAvailable(variantId, 100_000);
  const killing = until - QUIET_MS;
  /** @type {string[]} */
  const unserved = [];
  const shoppers = Array.from({ length: SHOPPERS }, async () => {
    while (Date.now() < killing) {
      const outcome = await visit(proof).catch((error) => `stopped: ${error}`);
      count(`visits that ended ${outcome.startsWith("stopped") ? "stopped" : outcome}`);
      if (outcome.startsWith("stopped") || outcome === "paid, not confirmed") unserved.push(outcome);
    }
  });
  await kill(proof, killing);
  await Promise.all(shoppers);
  expect(
    "whoever pays is served within a minute, whatever is killed",
    unserved.length === 0,
    unserved.slice(0, 5),
  );
}

/** One shopper, from the shelf to the end. @param {import("../prove.mjs").Proof} proof @returns {Promise<string>} */
async function visit({ shopper, variants }) {
  const lines = pickSome(variants).map((variantId) => ({
    variantId,
    quantity: 1 + Math.floor(Math.random() * 3),
  }));
  const checkout = await shopper.checkout(await shopper.fillCart(lines));
  if ("refused" in checkout) return `refused: ${checkout.refused}`;
  const { order, sessionId } = checkout;
  if (!sessionId) return "without payment";
  const dice = Math.random();
  if (dice < 0.05) return "left before paying";
  if (dice < 0.15) await shopper.pay(sessionId, BAD_CARD);
  if (!(await shopper.pay(sessionId))) return "not paid";
  if (!(await shopper.waitForConfirmation(order))) return "paid, not confirmed";
  if (dice < 0.8) return "paid and confirmed";
  const amount = { amount: Math.ceil(order.total.amount / 2), currency: order.total.currency };
  const headers = { ...shopper.staff, "idempotency-key": randomUUID() };
  const { status } = await askUntil(() =>
    ask(`${shopper.anyApp()}/admin/orders/${order.id}/refunds`, {
      headers,
      data: { amount, reason: "proof" },
    }),
  );
  return status === 201 ? "refunded in part" : `refund refused: ${status}`;
}

/** @param {import("../prove.mjs").Proof} proof @param {number} until */
async function kill({ shop, count }, until) {
  const targets = /** @type {const} */ (["app", "app", "app", "local", "postgres"]);
  while (Date.now() < until) {
    await sleep(LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS));
    const target = targets[Math.floor(Math.random() * targets.length)] ?? "app";
    const before = shop.read().pids;
    const pid = target === "app" ? before.app[Math.floor(Math.random() * before.app.length)] : before[target];
    if (pid === undefined) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It died with what was killed before, and its successor is not written down yet.
      if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") continue;
      throw error;
    }
    count(`kills of ${target}`);
    count("kills");
    const deadline = Date.now() + RESTART_MS;
    const isBack = () => {
      const { pids } = shop.read();
      return target === "app" ? !pids.app.includes(pid) : pids[target] !== pid;
    };
    while (!isBack()) {
      if (Date.now() > deadline) throw new Error(`${target} was not started again`);
      await sleep(100);
    }
  }
}

/** One or two. @param {string[]} variants */
function pickSome(variants) {
  const at = Math.floor(Math.random() * variants.length);
  const [first = "", second = ""] = [variants[at], variants[(at + 1) % variants.length]];
  return Math.random() < 0.5 ? [first] : [first, second];
}
