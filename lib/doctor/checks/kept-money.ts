import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const keptMoney: Check = {
  name: "kept-money",
  explains:
    "Money that was taken belongs to a confirmed order, or goes back: nobody pays for nothing or twice.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s is %s with a total of %s %s, and keeps %s', o.number, o.status, o.total_minor, o.currency,
        p.kept) as finding
    from "order" o
    cross join lateral (
      select coalesce(sum(captured_minor - refunded_minor - refund_pending_minor), 0) as kept
      from payment where order_id = o.id
    ) p
    where p.kept > case when o.status in ('confirmed', 'completed') then o.total_minor else 0 end`,
};
