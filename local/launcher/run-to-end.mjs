import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export const PRELOAD = fileURLToPath(new URL("./exit-with-launcher.mjs", import.meta.url));

/**
 * Runs a Node program to its end. It is ended when the shop is stopped, and ends by itself when the launcher is gone.
 *
 * @param {string} program @param {string[]} args
 * @param {{
 *   env: NodeJS.ProcessEnv, stopper: import("./stopper.mjs").Stopper, execArgv?: string[],
 *   output?: (chunk: Buffer) => void
 * }} options output: takes what it prints; absent: it prints to ours.
 * @returns {Promise<number | null>} its exit code.
 */
export function runToEnd(program, args, { env, stopper, execArgv = [], output }) {
  const stdio = output ? "pipe" : "inherit";
  const child = fork(program, args, {
    execArgv: ["--import", PRELOAD, ...execArgv],
    env: { ...env, STOREHOUSE_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: ["ignore", stdio, stdio, "ipc"],
  });
  if (output) for (const stream of [child.stdout, child.stderr]) stream?.on("data", output);
  const ended = new Promise((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", reject);
  });
  const forget = stopper.add(() => {
    child.kill("SIGKILL");
    return ended;
  });
  return ended.finally(forget);
}
