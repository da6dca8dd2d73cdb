import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const paidOrders: Check = {
  name: "paid-orders",
  explains: "A confirmed order was paid or authorized for its total: else goods leave for nothing.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s is %s with a total of %s %s; %s was captured, %s authorized',
        o.number, o.status, o.total_minor, o.currency, p.captured, p.authorized) as finding
    from "order" o
    cross join lateral (
      select coalesce(sum(captured_minor), 0) as captured,
        coalesce(sum(authorized_minor) filter (where status in ('authorized', 'captured')), 0) as authorized
      from payment where order_id = o.id
    ) p
    where o.status in ('confirmed', 'completed') and greatest(p.captured, p.authorized) < o.total_minor`,
};
