import { fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createPatience } from "./patience.mjs";
import { PRELOAD } from "./run-to-end.mjs";
import { StartError } from "./start-error.mjs";

const STOP_PATIENCE_MS = 8000;

/**
 * One server process, started again when it dies.
 *
 * @param {{
 *   host: string, port: number, dev: boolean, env: NodeJS.ProcessEnv, output: ((chunk: Buffer) => void) | null,
 *   whereToLook: string, changed(): void, giveUp(error: unknown): void
 * }} options output null: it prints to ours.
 */
export function startApp({ host, port, dev, env, output, whereToLook, changed, giveUp }) {
  const patience = createPatience();
  let stopping = false;
  const start = () => {
    const stdio = output ? "pipe" : "inherit";
    const process_ = fork(
      "node_modules/next/dist/bin/next",
      [dev ? "dev" : "start", "-p", String(port), "-H", host],
      {
        execArgv: ["--import", PRELOAD],
        env: {
          ...env,
          PORT: String(port),
          NODE_ENV: dev ? "development" : "production",
          STOREHOUSE_LAUNCHER: String(process.pid),
        },
        // A Ctrl-C in the terminal is the launcher's to answer.
        detached: true,
        stdio: ["ignore", stdio, stdio, "ipc"],
      },
    );
    if (output) for (const stream of [process_.stdout, process_.stderr]) stream?.on("data", output);
    process_.once("error", giveUp);
    process_.once("exit", (code, signal) => {
      if (stopping) return;
      if (patience.isExhausted())
        return giveUp(new StartError(`The server on port ${port} ended again and again: ${whereToLook}.`));
      console.error(`The server on port ${port} ended (${signal ?? `code ${code}`}); starting it again.`);
      child = start();
      changed();
    });
    return process_;
  };
  let child = start();
  return {
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      if (await Promise.race([ended.then(() => true), sleep(STOP_PATIENCE_MS, false)])) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Waits until the server answers. @param {string} url @param {string} whereToLook */
export async function waitForApp(url, whereToLook) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
    } catch {
      // Not up yet.
    }
    await sleep(100);
  }
  throw new StartError(`The server at ${url} did not answer within two minutes: ${whereToLook}.`);
}
