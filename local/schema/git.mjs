import { spawnSync } from "node:child_process";

/** What git says on its output; null where it refuses, or is not there. @param {string[]} args @returns {string | null} */
export function git(...args) {
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout.trim() : null;
}
