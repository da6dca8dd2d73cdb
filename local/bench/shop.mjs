import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import postgres from "postgres";
import { waitForApp } from "../launcher/app-process.mjs";
import { freePort } from "../launcher/ports.mjs";

/**
 * @typedef {{
 *   url: string, stripeUrl: string, apiKey: string, folder: string, sql: import("postgres").Sql, appPid(): number,
 *   pids(): { app: number[], local: number, postgres: number }, restartApp(): Promise<void>,
 *   disk(): { files: number }, redisKeys(): Promise<number>, stop(): Promise<void>
 * }} Shop
 */

/** A demo shop of its own, started as a user starts it, without limits. @returns {Promise<Shop>} */
export async function startShop() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-bench-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const child = spawn(process.execPath, ["local/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), RATE_LIMIT_FACTOR: "100000" },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on(
      "line",
      (line) => line.startsWith("ready ") && resolve(undefined),
    );
    child.once("exit", (code) => reject(new Error(`The shop ended before it was ready (code ${code}).`)));
  });
  const read = () => JSON.parse(readFileSync(path.join(folder, "local.json"), "utf8"));
  const { appUrl: url, redis, stripe, apiKey, databaseUrl } = read();
  const sql = postgres(databaseUrl, { max: 8, onnotice: () => undefined });
  const appPid = () => read().pids.app[0];
  return {
    url,
    stripeUrl: stripe.url,
    apiKey,
    folder,
    sql,
    appPid,
    pids: () => read().pids,
    restartApp: async () => {
      const before = appPid();
      process.kill(before, "SIGKILL");
      const deadline = Date.now() + 30_000;
      while (appPid() === before) {
        if (Date.now() > deadline) throw new Error("The server was not started again.");
        await new Promise((wake) => setTimeout(wake, 50));
      }
      await waitForApp(url, `see ${folder}/app.log`);
    },
    disk: () => ({ files: countFiles(".next") + countFiles(folder, ["postgres"]) }),
    redisKeys: async () => {
      const response = await fetch(redis.url, {
        method: "POST",
        headers: { authorization: `Bearer ${redis.token}` },
        body: JSON.stringify(["dbsize"]),
      });
      return (await response.json()).result;
    },
    stop: async () => {
      await sql.end({ timeout: 1 });
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} folder @param {string[]} [except] @returns {number} */
function countFiles(folder, except = []) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !except.includes(name))
    .reduce((sum, entry) => sum + (entry.isDirectory() ? countFiles(path.join(folder, entry.name)) : 1), 0);
}
