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

/** Most of them live while some are killed; each may die four times a minute. */
const INSTANCES = 4;

/**
 * A demo shop with several instances of the app on one database, without limits.
 *
 * @param {{ dataDir?: string | undefined }} [options] dataDir: of a shop that is filled and does not run; it stays. Else
 *   one is made, durable as in earnest, and removed at the end.
 */
export async function startShop({ dataDir } = {}) {
  const folder = dataDir ?? newFolder();
  const child = spawn(process.execPath, ["local/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(await freePorts(INSTANCES)),
      INSTANCES: String(INSTANCES),
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
  const sql = postgres(read().databaseUrl, {
    max: 2,
    connect_timeout: 5,
    backoff: () => 0.2,
    onnotice: () => undefined,
  });
  // One that was made for tests forgets its last commits when it is killed: that would be no proof.
  await sql`alter system set synchronous_commit = on`;
  await sql`select pg_reload_conf()`;
  return {
    read,
    sql,
    stop: async () => {
      await sql.end({ timeout: 1 });
      child.kill("SIGINT");
      await ended;
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-prove-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  return folder;
}

/** @param {Shop} shop @returns {boolean} whether this user may end all of its processes. */
export function mayKill({ read }) {
  const { app, local, postgres: server } = read().pids;
  try {
    return [...app, local, server].every((pid) => process.kill(pid, 0));
  } catch {
    return false;
  }
}
