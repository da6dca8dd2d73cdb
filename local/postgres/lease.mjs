import { realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

const LEASE = "storehouse-lease";
const LEAVING_LOCK = 7_415_004;

/** The server is not there, or not yet, or not any more. */
const away = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "CONNECT_TIMEOUT"],
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED"],
]);
/** It is being started, recovered or stopped, or somebody else makes the same database right now. */
const busy = new Set(["57P01", "57P02", "57P03", "55006"]);

/**
 * @typedef {{ sql: import("postgres").Sql, lost: Promise<void> }} Lease
 * @typedef {Lease | "away" | "busy" | "foreign" | "refused"} Answer
 */

/**
 * A connection by which everybody sees that somebody still needs the server of a folder. It is ours when it takes our
 * password and says that this folder is its own.
 *
 * @param {string} url @param {string} folder
 * @returns {Promise<Answer>} `refused`: a Postgres does not take the password.
 */
export async function takeLease(url, folder) {
  /** @type {() => void} */
  let lose = () => undefined;
  /** @type {Promise<void>} */
  const lost = new Promise((resolve) => {
    lose = resolve;
  });
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    onclose: () => lose(),
    connection: { application_name: LEASE },
  });
  try {
    const [row] = await sql`show data_directory`;
    if (isSame(row?.data_directory, folder)) {
      await sql`create database storehouse`.catch((error) => {
        if (error.code !== "42P04" && error.code !== "23505") throw error;
      });
      return { sql, lost };
    }
    await sql.end({ timeout: 1 });
    return "foreign";
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? "";
    await sql.end({ timeout: 1 }).catch(() => undefined);
    if (away.has(code)) return "away";
    if (busy.has(code)) return "busy";
    if (code.startsWith("28")) return "refused";
    throw error;
  }
}

/** @param {unknown} reported @param {string} folder */
function isSame(reported, folder) {
  try {
    return realpathSync(String(reported)) === realpathSync(folder);
  } catch {
    // A folder that this user cannot see is not ours.
    return false;
  }
}

/**
 * Gives a lease back. Of several that leave at once, exactly one is told that it was the last: it keeps the lock while
 * it stops the server.
 *
 * @param {Lease} lease @param {() => Promise<unknown>} stopServer
 * @param {number} [patienceMs] how long it waits for others that are going, too.
 */
export async function giveLeaseBack({ sql }, stopServer, patienceMs = 0) {
  const deadline = Date.now() + patienceMs;
  try {
    await sql`select pg_advisory_lock(${LEAVING_LOCK})`;
    while ((await countOthers(sql)) > 0 && Date.now() < deadline) await sleep(50);
    if ((await countOthers(sql)) === 0) await stopServer();
    // The lock goes before the connection does: by then, this is no lease any more.
    else await sql`select set_config('application_name', 'storehouse-left', false)`;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? "";
    // It ended before us.
    if (!away.has(code) && !busy.has(code)) throw error;
  } finally {
    await sql.end({ timeout: 1 }).catch(() => undefined);
  }
}

/** @param {import("postgres").Sql} sql @returns {Promise<number>} */
async function countOthers(sql) {
  const [row] = await sql`select count(*)::int as others from pg_stat_activity
    where application_name = ${LEASE} and pid <> pg_backend_pid()`;
  return row?.others;
}
