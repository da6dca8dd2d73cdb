import { sql } from "drizzle-orm";
import type { Context } from "@/lib/operation/context";
import type { OutboxBacklog } from "./schema";

/** What waits to be handed to the job service, since when, and what the service said of what it refused. */
export async function getOutboxBacklog({ db }: Context): Promise<OutboxBacklog> {
  const [row] = await db.execute<{
    waiting: number;
    refused: number;
    oldest: string | null;
    lastError: string | null;
  }>(sql`
    select count(*)::int as waiting, count(*) filter (where attempts > 0)::int as refused,
      to_char(min(created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as oldest,
      (array_agg(last_error order by created_at desc) filter (where attempts > 0))[1] as "lastError"
    from outbox_event where sent_at is null`);
  return {
    waiting: row?.waiting ?? 0,
    refused: row?.refused ?? 0,
    oldestAt: row?.oldest ?? null,
    lastError: row?.lastError ?? null,
  };
}
