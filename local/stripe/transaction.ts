import type postgres from "postgres";

/** What happens by itself, when its time comes. */
export type TimerAction = "expire_session" | "expire_authorization" | "settle_debit" | "settle_refund";

/** Of an object that this transaction writes, as text: what changes in memory afterwards is not written. */
type Written = { object: string; data: string; hidden: string | null };

/**
 * A transaction that sends what it writes at its end, together: an object that changes three times on the way is one
 * row, and a round trip for each would be most of what they cost. `sql` is for reading and locking.
 */
export type Tx = {
  sql: postgres.TransactionSql;
  objects: Map<string, Written>;
  deliveries: { eventId: string; url: string }[];
  timers: { action: TimerAction; objectId: string; atSeconds: number }[];
};

/** Commits what `work` has written, unless it throws. */
export function inTransaction<Result>(store: postgres.Sql, work: (tx: Tx) => Promise<Result>) {
  return store.begin(async (sql) => {
    const tx: Tx = { sql, objects: new Map(), deliveries: [], timers: [] };
    const result = await work(tx);
    await sendWrites(tx);
    return result;
  });
}

/** Takes back what was written so far; locks stay. */
export function discardWrites(tx: Tx): void {
  tx.objects.clear();
  tx.deliveries = [];
  tx.timers = [];
}

/** Objects and deliveries in the order in which they were made: lists go by it, and so do events. */
async function sendWrites({ sql, objects, deliveries, timers }: Tx): Promise<void> {
  const ids = [...objects.keys()];
  const rows = [...objects.values()];
  const statements: PromiseLike<unknown>[] = [];
  if (ids.length > 0) {
    statements.push(sql`insert into local_stripe.object (id, object, data, hidden)
      select id, object, data::jsonb, hidden::jsonb
      from unnest(${ids}::text[], ${rows.map(({ object }) => object)}::text[],
        ${rows.map(({ data }) => data)}::text[], ${rows.map(({ hidden }) => hidden)}::text[])
        with ordinality as written (id, object, data, hidden, position)
      order by position
      on conflict (id) do update set data = excluded.data, hidden = coalesce(excluded.hidden, object.hidden)`);
  }
  if (deliveries.length > 0) {
    statements.push(sql`insert into local_stripe.delivery (event_id, url)
      select event_id, url
      from unnest(${deliveries.map(({ eventId }) => eventId)}::text[],
        ${deliveries.map(({ url }) => url)}::text[]) with ordinality as written (event_id, url, position)
      order by position`);
  }
  if (timers.length > 0) {
    statements.push(sql`insert into local_stripe.timer (action, object_id, at)
      select action, object_id, to_timestamp(at)
      from unnest(${timers.map(({ action }) => action)}::text[],
        ${timers.map(({ objectId }) => objectId)}::text[],
        ${timers.map(({ atSeconds }) => atSeconds)}::float8[]) as timer (action, object_id, at)`);
  }
  await Promise.all(statements);
}
