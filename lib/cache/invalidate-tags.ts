import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { CHANNEL } from "./channel";

/**
 * Marks everything that carries one of the tags as stale, on every instance. Call it in the transaction that changes
 * the data: the mark commits with it, so that no crash loses it and nobody re-reads the old data under the new mark.
 * Locks the tags' rows, in order.
 */
export async function invalidateTags(db: Db, changed: Iterable<string>): Promise<void> {
  const sorted = [...new Set(changed)].sort();
  if (sorted.length === 0) return;
  await db.execute(sql`
    insert into cache_tag (tag, version, changed_at)
    select tag, nextval('cache_tag_version'), clock_timestamp()
    from unnest(array[${sql.join(
      sorted.map((tag) => sql`${tag}`),
      sql`, `,
    )}]::text[]) as changed (tag)
    order by tag
    on conflict (tag) do update set version = excluded.version, changed_at = excluded.changed_at`);
  // A hint to look at once; it carries nothing, and is sent only if the transaction commits.
  await db.execute(sql`select pg_notify(${CHANNEL}, '')`);
}
