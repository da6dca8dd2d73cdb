import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { isReachable, nativeFolder, serverUser } from "./native.mjs";

/**
 * @typedef {{ url: string, port: number, pid: number, folder: string, lease: import("postgres").Sql }} Postgres
 */

const LEASE = "storehouse-lease";

/**
 * Starts the Postgres of a data folder, or adopts the one that runs there: by its socket, with our password, and
 * because it says that this folder is its own; never by its pid file, which lies after a crash. Holds a lease: a
 * connection by which `stopPostgresUnlessLeased` sees that somebody still needs the server.
 *
 * @param {{ dataDir: string, port: number, password: string, durable: boolean }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataDir, port, password, durable }) {
  const home = homeOf(dataDir);
  const folder = path.join(home, "postgres");
  const url = `postgres://storehouse:${password}@127.0.0.1:${port}/postgres`;
  if (!existsSync(path.join(folder, "PG_VERSION"))) initialize(home, folder, password, durable);
  const native = nativeFolder();
  const logFile = path.join(home, "postgres.log");
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const lease = await connect(url, folder);
    if (lease) {
      await lease`create database storehouse`.catch((error) => {
        if (error.code !== "42P04") throw error;
      });
      return { url: url.replace(/postgres$/, "storehouse"), port, pid: postmasterPid(folder), folder, lease };
    }
    // `-w` waits; the listening socket of another program shows as a failure in the log.
    run(
      native,
      "pg_ctl",
      ["-D", folder, "-l", logFile, "-o", `-p ${port}`, "-w", "-t", "60", "start"],
      "ignore",
    );
    await sleep(attempt === 0 ? 0 : 300);
  }
  const log = existsSync(logFile)
    ? readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n")
    : "";
  throw new Error(`The local Postgres did not start on port ${port}. Its log ends:\n${log}`);
}

/**
 * Stops the server when nobody but the caller holds a lease on it.
 *
 * @param {Postgres} server
 */
export async function stopPostgresUnlessLeased({ lease, folder }) {
  const [row] = await lease`select count(*)::int as others from pg_stat_activity
    where application_name = ${LEASE} and pid <> pg_backend_pid()`;
  await lease.end({ timeout: 2 });
  if (row?.others === 0)
    run(nativeFolder(), "pg_ctl", ["-D", folder, "-m", "fast", "-w", "-t", "30", "stop"], "ignore");
}

/** Where the server's files lie: the data folder, or a temporary one where the server's user may not enter it. @param {string} dataDir */
function homeOf(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  if (isReachable(dataDir)) return dataDir;
  const home = path.join(
    os.tmpdir(),
    `storehouse-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`,
  );
  mkdirSync(home, { recursive: true });
  return home;
}

/**
 * Made beside and renamed: a crash half-way leaves no half-made cluster.
 *
 * @param {string} home @param {string} folder @param {string} password @param {boolean} durable
 */
function initialize(home, folder, password, durable) {
  const user = serverUser();
  const draft = path.join(home, `postgres.${process.pid}.draft`);
  const passwordFile = path.join(home, `.password.${process.pid}`);
  const logFile = path.join(home, "postgres.log");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  writeFileSync(logFile, "", { flag: "a", mode: 0o600 });
  if (user) for (const file of [draft, passwordFile, logFile]) chownSync(file, user.uid, user.gid);
  const result = run(nativeFolder(), "initdb", [
    ...[
      "-D",
      draft,
      "-U",
      "storehouse",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
    ],
    ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"],
    ...(durable ? [] : ["--no-sync"]),
  ]);
  rmSync(passwordFile);
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr}`);
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 200",
    "shared_buffers = '128MB'",
    "jit = off",
    "log_min_messages = warning",
    // Only tests may forget what was committed.
    ...(durable ? [] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]),
  ];
  writeFileSync(path.join(draft, "postgresql.conf"), `${settings.join("\n")}\n`, { flag: "a" });
  renameSync(draft, folder);
}

/**
 * @param {string} url @param {string} folder
 * @returns {Promise<import("postgres").Sql | null>} null when no server answers there.
 */
async function connect(url, folder) {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: LEASE },
  });
  try {
    const [row] = await sql`show data_directory`;
    if (path.resolve(row?.data_directory ?? "") === path.resolve(folder)) return sql;
    await sql.end({ timeout: 1 });
    throw new Error(`Another Postgres (${row?.data_directory}) answers there.`);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    await sql.end({ timeout: 1 }).catch(() => undefined);
    // 57P03: it is still starting or recovering.
    if (code === "ECONNREFUSED" || code === "57P03" || code === "ECONNRESET" || code === "CONNECT_TIMEOUT")
      return null;
    throw error;
  }
}

/** For show; nothing relies on it. @param {string} folder */
function postmasterPid(folder) {
  return Number(readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
}

/**
 * @param {string} native @param {string} program @param {string[]} args @param {"ignore" | "pipe"} [output]
 * A piped output would be inherited by the server and never end: `pg_ctl start` needs "ignore".
 */
function run(native, program, args, output = "pipe") {
  const result = spawnSync(path.join(native, "bin", program), args, {
    ...(serverUser() ?? {}),
    cwd: "/",
    stdio: ["ignore", output, output],
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", LD_LIBRARY_PATH: path.join(native, "lib") },
  });
  if (result.error) throw result.error;
  return result;
}
