import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { expect, vi } from "vitest";
import { z } from "zod";
import { startPostgres, stopPostgresUnlessLeased } from "../../postgres/start-postgres.mjs";
import { freePort } from "../ports.mjs";

const local = z.object({
  appUrls: z.array(z.string()),
  databaseUrl: z.string(),
  mail: z.object({ url: z.string() }),
  pids: z.object({ launcher: z.int(), app: z.array(z.int()), local: z.int(), postgres: z.int() }),
});
export type Local = z.infer<typeof local>;

export type Shop = {
  process: ChildProcess;
  dataDir: string;
  port: number;
  /** What it has printed so far, on both outputs. */
  printed(): string;
  /** Its exit code. */
  ended: Promise<number | null>;
  readLocal(): Local;
};

export function newDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-faults-"));
  // Postgres, which root starts as somebody else, has to get in.
  chmodSync(folder, 0o711);
  return folder;
}

/** A data folder whose database counts as filled: drawing the demo shop's pictures takes longer than all of these tests. */
export async function newFilledDataDir(): Promise<string> {
  const dataDir = newDataDir();
  const env = { ...process.env, DATA_DIR: dataDir, STOREHOUSE_DURABLE: "off" };
  const [code] = await once(
    spawn(process.execPath, ["local/shop.mjs", "migrate"], { env, stdio: "inherit" }),
    "exit",
  );
  expect(code).toBe(0);
  const { secrets, ports } = JSON.parse(readFileSync(path.join(dataDir, "settings.json"), "utf8"));
  const password = secrets.databasePassword;
  const server = await startPostgres({ dataDir, port: ports.postgres, password, durable: false });
  const sql = postgres(server.url, { max: 1 });
  await sql`insert into setting (key, value) values ('demo_seeded_at', ${sql.json(new Date().toISOString())})`;
  await sql.end();
  await stopPostgresUnlessLeased(server);
  return dataDir;
}

/** In the environment of everything that this run of tests starts, so that survivors can be found. */
const MARK = `STOREHOUSE_FAULTS=${randomBytes(8).toString("hex")}`;

/** `npm start` as a user runs it, but for npm. */
export async function startShop(
  options: { dataDir?: string; port?: number; env?: object } = {},
): Promise<Shop> {
  const dataDir = options.dataDir ?? newDataDir();
  const port = options.port ?? (await freePort());
  const [name, value] = MARK.split("=") as [string, string];
  const child = spawn(process.execPath, ["local/start.mjs"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      STOREHOUSE_DURABLE: "off",
      NODE_ENV: "production",
      [name]: value,
      ...options.env,
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk;
    });
  }
  return {
    process: child,
    dataDir,
    port,
    printed: () => printed,
    ended: once(child, "close").then(([code]) => code as number | null),
    readLocal: () => local.parse(JSON.parse(readFileSync(path.join(dataDir, "local.json"), "utf8"))),
  };
}

export async function untilPrinted(shop: Shop, pattern: RegExp): Promise<void> {
  await vi.waitFor(() => expect(shop.printed()).toMatch(pattern), { timeout: 110_000, interval: 50 });
}

export async function startReadyShop(options: Parameters<typeof startShop>[0] = {}): Promise<Shop> {
  const shop = await startShop({ ...options, dataDir: options.dataDir ?? (await newFilledDataDir()) });
  await untilPrinted(shop, /^ready /m);
  return shop;
}

/** A read that goes through the app to Postgres, and one that goes to the sidecar. */
export async function untilAnswering(shop: Shop): Promise<void> {
  const { appUrls, mail } = shop.readLocal();
  for (const url of [`${appUrls[0]}/api/v1/products?limit=1`, `${mail.url}/messages`])
    await expect.poll(() => statusOf(url), { timeout: 60_000, interval: 100 }).toBe(200);
}

export async function statusOf(url: string): Promise<number | string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return String(error);
  }
}

export async function stopShop(shop: Shop, signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
  shop.process.kill(signal);
  return shop.ended;
}

/** Every process of this data folder that still runs, whoever its parent is by now. */
export function listSurvivors(dataDir: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const environment = readOf(pid, "environ").split("\0");
      return environment.includes(MARK) && environment.includes(`DATA_DIR=${dataDir}`);
    })
    .map((pid) => `${pid} ${readOf(pid, "cmdline").replaceAll("\0", " ")}`);
}

function readOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    // Gone between the list and the look.
    return "";
  }
}

export async function expectNothingLeft(shop: Shop): Promise<void> {
  await expect.poll(() => listSurvivors(shop.dataDir), { timeout: 40_000, interval: 50 }).toEqual([]);
  expect(existsSync(path.join(shop.dataDir, "local.json"))).toBe(false);
}

/** The processes that this one has started and that live, in the order of their ids. */
export function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter(
      (name) => /^\d+$/.test(name) && new RegExp(`^PPid:\\s+${parent}$`, "m").test(readOf(name, "status")),
    )
    .map(Number)
    .toSorted((a, b) => a - b);
}
