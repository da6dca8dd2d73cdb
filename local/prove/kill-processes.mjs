import { setTimeout as sleep } from "node:timers/promises";

/** Three seconds in the mean: the next kill comes while what was killed before may still be starting. */
const LEAST_PAUSE_MS = 1500;
const MOST_PAUSE_MS = 4500;
const RESTART_MS = 60_000;
/** What dies five times within a minute is not started again, by design: a little more than a minute, and less often. */
const WINDOW_MS = 65_000;
const MOST_IN_WINDOW = 4;
/** The local services also end by themselves when they are started into a Postgres that was just killed. */
const MOST_OF_LOCAL = 3;

/**
 * Kills one process after the other with SIGKILL, each at a random moment, without waiting for it to come back: others
 * live meanwhile, as in a cluster. A process is killed again only once it was replaced.
 *
 * @param {import("./prove.mjs").Proof} proof @param {number} until
 * @returns {Promise<{ kills: number, slowestMs: number | null }>} how long the slowest replacement took; null: it never
 *   came.
 */
export async function killProcesses({ shop, count }, until) {
  /** @type {{ slot: string, pid: number, at: number }[]} */
  const deaths = [];
  /** @type {Map<string, { pid: number, at: number }>} */
  const open = new Map();
  let slowestMs = 0;
  const look = () => {
    for (const [slot, { pid, at }] of open) {
      if ([pid, null].includes(pidOf(shop.read(), slot))) continue;
      slowestMs = Math.max(slowestMs, Date.now() - at);
      open.delete(slot);
    }
  };
  while (Date.now() < until) {
    const next = Date.now() + LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS);
    for (; Date.now() < next; await sleep(100)) look();
    const slots = slotsOf(shop.read()).filter((slot) => !open.has(slot) && mayDie(deaths, slot));
    const slot = slots[Math.floor(Math.random() * slots.length)];
    const pid = slot === undefined ? null : pidOf(shop.read(), slot);
    if (slot === undefined || pid === null || !endAtOnce(pid)) continue;
    deaths.push({ slot, pid, at: Date.now() });
    open.set(slot, { pid, at: Date.now() });
    count(`kills of ${slot}`);
    count("kills");
  }
  for (const deadline = Date.now() + RESTART_MS; open.size > 0; await sleep(100)) {
    look();
    if (Date.now() > deadline) return { kills: deaths.length, slowestMs: null };
  }
  return { kills: deaths.length, slowestMs };
}

/** @param {{ slot: string, at: number }[]} deaths @param {string} slot */
function mayDie(deaths, slot) {
  const recent = deaths.filter((death) => death.slot === slot && death.at > Date.now() - WINDOW_MS);
  return recent.length < (slot === "local" ? MOST_OF_LOCAL : MOST_IN_WINDOW);
}

/** @param {number} pid @returns {boolean} false when it was gone, and its successor is not written down yet. */
function endAtOnce(pid) {
  try {
    return process.kill(pid, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return false;
    throw error;
  }
}

/** @param {import("./shop.mjs").Local} local */
const slotsOf = ({ pids }) => [...pids.app.map((_pid, index) => `app ${index}`), "local", "postgres"];

/** @param {import("./shop.mjs").Local} local @param {string} slot @returns {number | null} null while it is away. */
function pidOf({ pids }, slot) {
  const pid = slot === "local" || slot === "postgres" ? pids[slot] : pids.app[Number(slot.split(" ")[1])];
  return pid ?? null;
}
