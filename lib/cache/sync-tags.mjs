import postgres from "postgres";

const CHANNEL = "storehouse_tags";
const POLL_MS = 1000;
const READY_LIMIT_MS = 2000;
const PULL_LIMIT_MS = 5000;
/** Entries live a day at most: what changed longer ago is older than all of them. */
const REMEMBERED = "2 days";

/**
 * Keeps `versions` at what Postgres says: told by NOTIFY at once, asking every second besides. While Postgres is away
 * nothing is learned; what was missed comes with the first answer after.
 *
 * @param {import("./tag-versions.mjs").TagVersions} versions
 * @param {{ url: string, log: (message: string, error: unknown) => void }} options
 */
export function syncTags(versions, { url, log }) {
  /** @type {string | null} */
  let horizon = null;
  let syncedAt = 0;
  let failing = false;
  let stopped = false;
  let sql = connect(url);
  let listening = false;
  /** @type {Promise<void> | null} */
  let running = null;
  /** @type {Promise<void> | null} */
  let next = null;

  async function pull() {
    const since =
      horizon === null
        ? sql`changed_at > now() - ${REMEMBERED}::interval`
        : sql`changed_by >= ${horizon}::text::xid8`;
    const [row] = await inTime(sql`
      select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
        coalesce((select json_agg(json_build_array(tag, version, changed_by::text::bigint) order by changed_by)
          from cache_tag where ${since}), '[]') as changed`);
    versions.learn(row?.changed ?? [], Number(row?.horizon));
    horizon = row?.horizon ?? null;
    syncedAt = Date.now();
    failing = false;
  }

  /** Asks now. Whoever calls while a question is under way waits for the one after it. @returns {Promise<void>} */
  function sync() {
    if (running) {
      next ??= running.then(() => {
        next = null;
        return sync();
      });
      return next;
    }
    running = pull()
      .catch((error) => {
        if (!failing && !stopped) log("cache tags cannot be read; entries stay as they are", error);
        failing = true;
        if (error === tooLate) reconnect();
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  function reconnect() {
    void sql.end({ timeout: 0 });
    sql = connect(url);
    listening = false;
  }

  function listen() {
    if (listening) return;
    listening = true;
    // postgres.js listens again by itself when the connection was lost; only the first attempt is ours to repeat.
    sql
      .listen(
        CHANNEL,
        () => void sync(),
        () => void sync(),
      )
      .catch(() => {
        listening = false;
      });
  }

  const poll = setInterval(() => {
    listen();
    void sync();
  }, POLL_MS);
  poll.unref();
  listen();
  const first = sync();
  let isReady = false;
  const limit = new Promise((resolve) => setTimeout(resolve, READY_LIMIT_MS).unref());
  const ready = Promise.race([first, limit]).then(() => {
    isReady = true;
  });
  return {
    /** Resolves when the versions are known, or when it takes too long to keep a visitor waiting. */
    ready,
    /** The same without waiting: a promise costs each page view more than this. */
    isReady: () => isReady,
    /** Marks tags as stale, outside any transaction of the caller's: what the framework itself asks for. @param {string[]} tags */
    invalidate: async (tags) => {
      await sql`select invalidate_cache_tags(array(select jsonb_array_elements_text(${sql.json(tags)})))`;
      await sync();
    },
    sync,
    syncedAt: () => syncedAt,
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      await sql.end({ timeout: 0 });
    },
  };
}

const tooLate = new Error("Postgres did not answer in time");

/** @template T @param {PromiseLike<T>} work @returns {Promise<T>} */
async function inTime(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(tooLate), PULL_LIMIT_MS);
    timer.unref();
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} url */
function connect(url) {
  return postgres(url, {
    max: 1,
    connect_timeout: 5,
    prepare: process.env.DATABASE_PREPARE !== "off",
    // Looking up types of arrays would be a second question on every new connection.
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: "storehouse-cache" },
  });
}
