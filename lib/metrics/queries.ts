import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";

/** Beyond these, the answer is "at least so many": a backlog or a rush must not make the question dear. */
const MOST_ORDERS = 20_000;
const MOST_WAITING = 10_000;

const count = z.coerce.number();
const counts = z.record(z.string(), count).nullable();
const shape = z.object({
  orders: counts,
  payments: counts,
  outbox: z.object({ waiting: count, refused: count, oldestSeconds: count }),
  events: count,
  deadLetters: count,
  overduePayments: count,
});
export type ShopState = z.infer<typeof shape>;

/**
 * What the whole shop has, in one statement of bounded cost: `order_placed_index` for the orders of the last day and
 * `payment_attempt_unique` for their payments, and partial indexes that hold what is open alone:
 * `outbox_event_unsent_index`, `inbox_event_open_index`, `dead_letter_open_index`, `payment_due_index`.
 */
export async function findShopState(db: Db): Promise<ShopState> {
  const [row] = await db.execute(sql`
    with recent as materialized (
      select id, status from "order" where placed_at > now() - interval '1 day'
      order by placed_at desc limit ${MOST_ORDERS})
    select
      (select json_object_agg(status, n) from (select status, count(*) as n from recent group by status) as each)
        as orders,
      (select json_object_agg(status, n) from (
        select payment.status, count(*) as n from recent join payment on order_id = recent.id group by payment.status
      ) as each) as payments,
      (select json_build_object('waiting', count(*), 'refused', count(*) filter (where attempts > 0),
          'oldestSeconds', coalesce(extract(epoch from now() - min(created_at)), 0))
        from (select attempts, created_at from outbox_event where sent_at is null order by created_at
          limit ${MOST_WAITING}) as unsent) as outbox,
      (select count(*) from (select 1 from inbox_event where status = 'received' limit ${MOST_WAITING}) as open)
        as events,
      (select count(*) from (select 1 from dead_letter where resolved_at is null limit ${MOST_WAITING}) as open)
        as "deadLetters",
      (select count(*) from (select 1 from payment where next_check_at < now() - interval '5 minutes'
        limit ${MOST_WAITING}) as due) as "overduePayments"`);
  return shape.parse(row);
}
