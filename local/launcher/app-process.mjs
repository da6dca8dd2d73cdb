import { fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PRELOAD = fileURLToPath(new URL("./exit-with-launcher.mjs", import.meta.url));
const MOST_DEATHS = 5;
const DEATHS_WINDOW_MS = 60_000;

/**
 * One server process, started again when it dies.
 *
 * @param {{ host: string, port: number, dev: boolean, env: NodeJS.ProcessEnv, giveUp: (sentence: string) => void }} options
 */
export function startApp({ host, port, dev, env, giveUp }) {
  /** @type {number[]} */
  let deaths = [];
  let stopping = false;
  /** @type {import("node:child_process").ChildProcess} */
  let child;
  const start = () => {
    child = fork("node_modules/next/dist/bin/next", [dev ? "dev" : "start", "-p", String(port), "-H", host], {
      execArgv: ["--import", PRELOAD],
      env: { ...env, PORT: String(port), NODE_ENV: dev ? "development" : "production" },
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    child.stdout?.on("data", (chunk) => dev && process.stdout.write(chunk));
    child.once("exit", (code) => {
      if (stopping) return;
      deaths = [...deaths.filter((at) => at > Date.now() - DEATHS_WINDOW_MS), Date.now()];
      if (deaths.length >= MOST_DEATHS)
        return giveUp(`The server on port ${port} ended ${deaths.length} times within a minute.`);
      console.error(`The server on port ${port} ended (code ${code}); starting it again.`);
      start();
    });
  };
  start();
  return {
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      child.kill("SIGTERM");
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode !== null) return;
      if (await Promise.race([ended.then(() => true), sleep(8000, false)])) return;
      child.kill("SIGKILL");
    },
  };
}

/** Waits until the server answers. @param {string} url */
export async function waitForApp(url) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
    } catch {
      // Not up yet.
    }
    await sleep(150);
  }
  throw new Error(`The server at ${url} did not answer within two minutes.`);
}
