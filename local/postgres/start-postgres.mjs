import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, whyTaken } from "../launcher/ports.mjs";
import { StartError } from "../launcher/start-error.mjs";
import { ensureCluster, homeOf, notedPid, notedPort } from "./cluster.mjs";
import { giveLeaseBack, takeLease } from "./lease.mjs";
import { runNative, serverUser } from "./native.mjs";

/**
 * @typedef {{
 *   dataDir: string, port: number, password: string, durable: boolean, keepPort?: boolean, signal?: AbortSignal
 * }} Options keepPort: never another port than this, because somebody has its address already.
 * @typedef {{ url: string, port: number, pid: number, folder: string, lease: import("./lease.mjs").Lease }} Postgres
 */

const DEADLINE_MS = 60_000;
const MAJOR = "18";

/**
 * Starts the Postgres of a data folder, or adopts the one that runs there: by its socket, never by its pid file, which
 * lies after a crash. Holds a lease on it until `stopPostgresUnlessLeased`.
 *
 * @param {Options} options
 * @returns {Promise<Postgres>} on another port than asked for when another program has taken that one.
 */
export async function startPostgres(options) {
  const { password, keepPort = false, signal } = options;
  const home = homeOf(options.dataDir);
  const folder = await ensureCluster(home, options);
  requireSameMajor(folder);
  const logFile = path.join(home, "postgres.log");
  const deadline = Date.now() + DEADLINE_MS;
  for (let port = options.port; Date.now() < deadline; await sleep(200)) {
    signal?.throwIfAborted();
    // One that was started on another port than the settings name now.
    const noted = keepPort ? null : notedPort(folder);
    if (noted !== null && noted !== port && (await whyTaken(noted, "127.0.0.1"))) port = noted;
    const url = `postgres://storehouse:${password}@127.0.0.1:${port}`;
    const answer = await takeLease(`${url}/postgres`, folder);
    if (typeof answer === "object")
      return { url: `${url}/storehouse`, port, pid: notedPid(folder), folder, lease: answer };
    if (answer === "refused" && noted === port) throw passwordRefused(options.dataDir);
    const taken =
      answer === "foreign" || answer === "refused" || (await whyTaken(port, "127.0.0.1")) !== null;
    if (answer !== "busy" && taken && !keepPort && noted !== port) port = await freePort();
    else if (answer === "away" && !taken) await start(folder, logFile, port);
  }
  throw new StartError(`The local Postgres did not start on its port. ${lastWords(logFile)}`);
}

/** @param {string} folder @param {string} logFile @param {number} port `-w` waits until it answers or has failed. */
function start(folder, logFile, port) {
  const args = ["-D", folder, "-l", logFile, "-o", `-p ${port}`, "-w", "-t", "60", "start"];
  return runNative("pg_ctl", args, serverUser(folder));
}

/** @param {string} folder */
function stop(folder) {
  const args = ["-D", folder, "-m", "fast", "-w", "-t", "30", "stop"];
  return runNative("pg_ctl", args, serverUser(folder));
}

/** Stops the server when nobody but the caller holds a lease on it. @param {Postgres} server */
export async function stopPostgresUnlessLeased({ lease, folder }) {
  await giveLeaseBack(lease, () => stop(folder));
}

/** On a busy machine, Postgres takes a while to see that the killed launcher's lease is gone. */
const LEAVING_PATIENCE_MS = 10_000;

/**
 * Stops the server of a launcher that was killed a moment ago, unless somebody else needs it.
 *
 * @param {{ dataDir: string, port: number, password: string }} options
 */
export async function stopOrphanedPostgres({ dataDir, port, password }) {
  const folder = path.join(homeOf(dataDir), "postgres");
  const lease = await takeLease(`postgres://storehouse:${password}@127.0.0.1:${port}/postgres`, folder);
  if (typeof lease === "object") await giveLeaseBack(lease, () => stop(folder), LEAVING_PATIENCE_MS);
}

/** @param {string} folder */
function requireSameMajor(folder) {
  const version = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR)
    throw new StartError(
      `The database in ${folder} was made by Postgres ${version} and this is ${MAJOR}: ` +
        "start the version of Storehouse that made it, or name a new folder in DATA_DIR.",
    );
}

/** @param {string} dataDir */
function passwordRefused(dataDir) {
  return new StartError(
    `The database in ${dataDir} does not take the password in its settings.json: ` +
      "restore that file, or name a new folder in DATA_DIR.",
  );
}

/** @param {string} logFile */
function lastWords(logFile) {
  const lines = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n") : [];
  const said = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? "It says nothing.";
  return `Its log, ${logFile}, ends with: ${said.replace(/^.*?(?=FATAL|PANIC|ERROR)/, "")}`;
}
