import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 5_000;

/**
 * Waits for processes that a killed launcher left to end by themselves, and ends those that hang. They are known by a
 * mark in their environment, never by a stored process id, which may be another's by now. Call it under the lock of
 * what the mark names; where a system does not show environments, it does nothing.
 *
 * @param {string} mark as in `NAME=value`.
 */
export async function endLeftovers(mark) {
  const deadline = Date.now() + PATIENCE_MS;
  while (findMarked(mark).length > 0) {
    if (Date.now() > deadline) for (const pid of findMarked(mark)) kill(pid);
    await sleep(50);
  }
}

/** @param {string} mark @returns {number[]} */
function findMarked(mark) {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => readEnvironment(name).includes(mark))
    .map(Number);
}

/** @param {string} pid */
function readEnvironment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    // Gone meanwhile, or another user's.
    return [];
  }
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
