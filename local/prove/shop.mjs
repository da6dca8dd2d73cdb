import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import postgres from "postgres";
import { freePorts } from "../launcher/ports.mjs";

/**
 * @typedef {{
 *   appUrls: string[], databaseUrl: string, apiKey: string, stripe: { url: string },
 *   pids: { app: number[], local: number, postgres: number }
 * }} Local
 * @typedef {Awaited<ReturnType<typeof startShop>>} Shop
 */

/** A demo shop of its own, durable as in earnest, with two instances of the app on one database and without limits. */
export async function startShop() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-prove-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  const child = spawn(process.execPath, ["local/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(await freePorts(2)),
      INSTANCES: "2",
      RATE_LIMIT_FACTOR: "100000",
    },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on(
      "line",
      (line) => line.startsWith("ready ") && resolve(undefined),
    );
    child.once("exit", (code) => reject(new Error(`The shop ended before it was ready (code ${code}).`)));
  });
  /** @returns {Local} */
  const read = () => JSON.parse(readFileSync(path.join(folder, "local.json"), "utf8"));
  // Postgres is killed on the way: what is asked of it waits for the next one.
  const sql = postgres(read().databaseUrl, { max: 2, connect_timeout: 5, onnotice: () => undefined });
  return {
    read,
    sql,
    stop: async () => {
      await sql.end({ timeout: 1 });
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
