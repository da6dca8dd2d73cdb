import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { createPatience } from "./patience.mjs";
import { StartError } from "./start-error.mjs";

const MOST_FIRST_TRIES = 3;
const STOP_PATIENCE_MS = 5000;
/** Deaths and vain starts that one death of Postgres excuses: it may be gone for some seconds before it is known. */
const MOST_FORGIVEN = 5;

/**
 * @typedef {{ child: import("node:child_process").ChildProcess, services: import("./environment.mjs").Services }} Running
 * @typedef {{
 *   wanted(): object, databaseReady(): Promise<void>, freshPorts(): Promise<void>, env: NodeJS.ProcessEnv,
 *   output: (chunk: Buffer) => void, whereToLook: string, changed(): void, giveUp(error: unknown): void
 * }} Options wanted: what `local/sidecar.ts` reads. databaseReady: of the latest start of Postgres; the services do not
 *   start without it, and where it died meanwhile, that does not count as a death of theirs. freshPorts: replaces ports
 *   that somebody took just now.
 */

/**
 * Starts the process of the local services and keeps it alive: it comes back on the same ports, so that the app goes on
 * where it was.
 *
 * @param {Options} options
 */
export function superviseSidecar(options) {
  const patience = createPatience();
  /** Of the latest start that went well. */
  let database = options.databaseReady();
  let forgiven = 0;
  let stopping = false;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  const start = async () => {
    const running = await spawnSidecar(options, (spawned) => {
      child = spawned;
    });
    running.child.once("exit", () => void restart());
    // It may have ended before anybody listened.
    if (hasEnded(running.child)) void restart();
    return running.services;
  };
  const forgive = () => {
    if (options.databaseReady() === database || forgiven === MOST_FORGIVEN) return;
    patience.forgive();
    forgiven += 1;
  };
  const restart = async () => {
    for (;;) {
      if (stopping) return;
      console.error("The local services ended; starting them again.");
      if (patience.isExhausted())
        return options.giveUp(
          new StartError(`The local services ended again and again: ${options.whereToLook}.`),
        );
      try {
        await options.databaseReady();
        await start();
        forgive();
        database = options.databaseReady();
        forgiven = 0;
        return options.changed();
      } catch {
        // Its output is in the log. The port, or Postgres, may need a moment.
        await sleep(1000);
        forgive();
      }
    }
  };
  const startFirst = async () => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await start();
      } catch (cause) {
        if (stopping || attempt === MOST_FIRST_TRIES)
          throw new StartError(`The local services did not start: ${options.whereToLook}.`, { cause });
        await options.freshPorts();
      }
    }
  };
  return {
    services: startFirst(),
    pid: () => child?.pid ?? null,
    stop: async () => {
      stopping = true;
      if (!child || hasEnded(child)) return;
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child.stdin?.end("stop\n");
      if (await Promise.race([ended.then(() => true), sleep(STOP_PATIENCE_MS, false)])) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** @param {import("node:child_process").ChildProcess} child */
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/**
 * It ends when its stdin does, so that it never outlives us, however we end.
 *
 * @param {Options} options @param {(child: import("node:child_process").ChildProcess) => void} spawned
 * @returns {Promise<Running>}
 */
function spawnSidecar({ wanted, env, output }, spawned) {
  const child = spawn(process.execPath, ["--import", "tsx", "local/sidecar.ts"], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    env: { ...env, STRIPE_SUPPRESS_NOTICES: "1" },
  });
  spawned(child);
  // A pipe that breaks because the sidecar died is answered by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(wanted())}\n`);
  child.stderr.on("data", output);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`The sidecar ended (${signal ?? `code ${code}`}).`)),
    );
    createInterface({ input: child.stdout }).once("line", (line) =>
      resolve({ child, services: JSON.parse(line) }),
    );
  });
}
