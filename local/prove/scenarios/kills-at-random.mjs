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
const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 4;

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
  /** @type {{ slot: string, at: number }[]} */
  const deaths = [];
  while (Date.now() < until) {
    await sleep(LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS));
    // What dies five times within a minute is not started again, by design.
    const recent = (/** @type {string} */ slot) =>
      deaths.filter((death) => death.slot === slot && death.at > Date.now() - MINUTE_MS).length;
    const slots = ["app 0", "app 1", "local", "postgres"].filter((slot) => recent(slot) < MOST_A_MINUTE);
    const slot = slots[Math.floor(Math.random() * slots.length)];
    if (slot === undefined) continue;
    const pid = pidOf(shop.read(), slot);
    if (pid === undefined) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It died with what was killed before, and its successor is not written down yet.
      if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") continue;
      throw error;
    }
    deaths.push({ slot, at: Date.now() });
    count(`kills of ${slot}`);
    count("kills");
    const deadline = Date.now() + RESTART_MS;
    while (pidOf(shop.read(), slot) === pid) {
      if (Date.now() > deadline) throw new Error(`${slot} was not started again`);
      await sleep(100);
    }
  }
}

/** @param {import("../shop.mjs").Local} local @param {string} slot */
function pidOf({ pids }, slot) {
  if (slot === "local" || slot === "postgres") return pids[slot];
  return pids.app[slot === "app 0" ? 0 : 1];
}

/** One or two. @param {string[]} variants */
function pickSome(variants) {
  const at = Math.floor(Math.random() * variants.length);
  const [first = "", second = ""] = [variants[at], variants[(at + 1) % variants.length]];
  return Math.random() < 0.5 ? [first] : [first, second];
}
