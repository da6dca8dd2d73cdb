import { type DatabaseClient, openDatabase } from "@/db/client";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";
import type { Count } from "./memory-counts";

/** Nobody waits longer for being counted. */
const PATIENCE_MS = 500;
/** Shorter than that: a statement that waits for a lock ends at the server, and its connection serves on. */
const STATEMENT_TIMEOUT_MS = 400;
/** After a failure, Postgres is not asked for so long. */
const PAUSE_MS = 5000;

const name = Symbol.for("storehouse.limits.postgres");
type Held = { client: DatabaseClient | undefined; pausedUntil: number };
const holder = globalThis as { [name]?: Held };

/**
 * Connections of its own: a limits table that hangs never holds those that pages and orders need, and where those are all
 * taken, counting goes on. On `globalThis` because the bundler may load this module more than once.
 */
function openClient(): DatabaseClient {
  const { DATABASE_URL, DATABASE_PREPARE } = getEnv();
  return openDatabase(DATABASE_URL, {
    maxConnections: 2,
    prepare: DATABASE_PREPARE === "on",
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
}

/**
 * Counts one use for all instances together, by the database's clock. One statement; it writes `rate_limit`, unlogged.
 *
 * @returns null while Postgres cannot count: whoever asks counts by themselves then.
 */
export async function countInPostgres(key: string, windowSeconds: number): Promise<Count | null> {
  holder[name] ??= { client: undefined, pausedUntil: 0 };
  const held = holder[name];
  if (Date.now() < held.pausedUntil) return null;
  try {
    held.client ??= openClient();
    return await withPatience(increase(held.client, key, windowSeconds));
  } catch (error) {
    // A server that says nothing at all: what waits for it would pile up, and so would its connections.
    if (error instanceof NoAnswer) drop(held);
    if (Date.now() >= held.pausedUntil)
      log.warn({ err: error }, "limits are counted in this process alone for a moment");
    held.pausedUntil = Date.now() + PAUSE_MS;
    return null;
  }
}

async function increase({ sql }: DatabaseClient, key: string, windowSeconds: number): Promise<Count> {
  const [row] = await sql<{ points: number; reset: number }[]>`
    insert into rate_limit as kept (key, points, expire)
    values (${key}, 1, now() + make_interval(secs => ${windowSeconds}))
    on conflict (key) do update set
      points = case when kept.expire <= now() then 1 else kept.points + 1 end,
      expire = case when kept.expire <= now() then excluded.expire else kept.expire end
    returning points, extract(epoch from expire - now())::float8 as reset`;
  if (!row) throw new Error("an upsert answered no row");
  return { count: row.points, resetMs: Math.max(1, Math.ceil(row.reset * 1000)) };
}

/** Ends the connections of counting; a use after that opens them anew. */
export async function closeLimits(): Promise<void> {
  const client = holder[name]?.client;
  if (holder[name]) holder[name].client = undefined;
  await client?.close();
}

class NoAnswer extends Error {}

function drop(held: Held): void {
  held.client?.sql.end({ timeout: 0 }).catch(() => undefined);
  held.client = undefined;
}

async function withPatience<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
