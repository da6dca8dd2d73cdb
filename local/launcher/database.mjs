import postgres from "postgres";
import { startPostgres, stopPostgresUnlessLeased } from "../postgres/start-postgres.mjs";
import { createPatience } from "./patience.mjs";
import { storePorts } from "./settings.mjs";
import { StartError } from "./start-error.mjs";

/**
 * @typedef {{ url: string, pid(): number | null, release(): Promise<void> }} Database
 * @typedef {{ changed(): void, giveUp(error: unknown): void }} Watcher
 */

/**
 * The database of `DATABASE_URL`, or the local one, started or adopted, and leased until `release`.
 *
 * @param {import("./settings.mjs").Settings} settings
 * @param {Watcher} [watcher] keeps the local one alive: a server that ends is started again on the same port, since the
 *   app has its address, and leased anew.
 * @returns {Database & { readonly ready: Promise<void> }} `ready` is of its latest start; `release` may be called before.
 */
export function leaseDatabase(settings, watcher) {
  if (process.env.DATABASE_URL)
    return {
      url: process.env.DATABASE_URL,
      pid: () => null,
      release: async () => {},
      ready: requireAnswer(process.env.DATABASE_URL),
    };
  const { dataDir, ports, secrets } = settings;
  const abort = new AbortController();
  const patience = createPatience();
  const options = {
    dataDir,
    password: secrets.databasePassword,
    durable: process.env.STOREHOUSE_DURABLE !== "off",
    signal: abort.signal,
  };
  /** @type {import("../postgres/start-postgres.mjs").Postgres | undefined} */
  let server;
  const start = async (/** @type {boolean} */ keepPort) => {
    const started = await startPostgres({ ...options, port: ports.postgres, keepPort });
    server = started;
    if (started.port !== ports.postgres) {
      ports.postgres = started.port;
      storePorts(settings);
    }
    void started.lease.lost.then(restart);
  };
  const restart = async () => {
    await server?.lease.sql.end({ timeout: 0 }).catch(() => undefined);
    server = undefined;
    if (abort.signal.aborted || !watcher) return;
    console.error("The local Postgres ended; starting it again.");
    if (patience.isExhausted())
      return watcher.giveUp(
        new StartError(`The local Postgres ended again and again: see ${dataDir}/postgres.log.`),
      );
    starting = start(true).then(watcher.changed);
    await starting.catch((error) => abort.signal.aborted || watcher.giveUp(error));
  };
  let starting = start(false);
  return {
    get ready() {
      return starting;
    },
    get url() {
      return `postgres://storehouse:${secrets.databasePassword}@127.0.0.1:${ports.postgres}/storehouse`;
    },
    pid: () => server?.pid ?? null,
    release: async () => {
      abort.abort();
      await starting.catch(() => undefined);
      if (server) await stopPostgresUnlessLeased(server);
    },
  };
}

/** Said now, in one sentence, rather than by the first process that needs it. @param {string} url */
async function requireAnswer(url) {
  try {
    const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
    await sql`select 1`.finally(() => sql.end({ timeout: 1 }));
  } catch (cause) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (cause);
    throw new StartError(
      `The database of DATABASE_URL cannot be used (${code ?? message}): start it, or correct DATABASE_URL.`,
      { cause },
    );
  }
}
