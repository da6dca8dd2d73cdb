import postgres from "postgres";
import { compareSchema, findSchemaVersion } from "@/db/schema-version";

/** How old an answer may be: whoever asks for readiness every millisecond costs the database one question a second. */
const FRESH_MS = 1000;
const PATIENCE_MS = 2000;

/** silentSinceMs: when the first of the questions was asked that had no answer; null when the last one had. */
type Seen = { schema: ReturnType<typeof compareSchema>; atMs: number; silentSinceMs: number | null };

export type DatabaseWatch = {
  /** What the database last said, asked anew when that is old. Waits two seconds at most; never throws. */
  look(): Promise<Seen | null>;
  stop(): Promise<void>;
};

/**
 * Watches the database at `url` over a connection of its own: a pool that is busy does not make an instance unready,
 * or a crowd would take out one instance after the other.
 */
export function watchDatabase(url: string): DatabaseWatch {
  let sql = connect(url);
  let seen: Seen | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  async function ask() {
    askedAt = Date.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, "late").unref();
    });
    try {
      const version = await Promise.race([findSchemaVersion(sql), late]);
      if (version === "late") {
        noteSilence();
        reconnect();
      } else seen = { schema: compareSchema(version), atMs: Date.now(), silentSinceMs: null };
    } catch {
      noteSilence();
    } finally {
      clearTimeout(timer);
      asking = null;
    }
  }

  /** Counted from the question: nobody may have asked for long before. */
  function noteSilence() {
    if (seen) seen.silentSinceMs ??= askedAt;
  }

  /** A connection that hangs would never say so. */
  function reconnect() {
    void sql.end({ timeout: 0 });
    sql = connect(url);
  }

  return {
    look: async () => {
      if (Date.now() - askedAt > FRESH_MS) asking ??= ask();
      await asking;
      return seen;
    },
    stop: () => sql.end({ timeout: 1 }),
  };
}

function connect(url: string) {
  return postgres(url, {
    max: 1,
    connect_timeout: PATIENCE_MS / 1000,
    backoff: () => 0.2,
    fetch_types: false,
    prepare: false,
    onnotice: () => undefined,
    connection: { application_name: "storehouse-health", statement_timeout: PATIENCE_MS },
  });
}
