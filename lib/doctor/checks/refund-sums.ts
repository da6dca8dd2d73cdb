import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const refundSums: Check = {
  name: "refund-sums",
  explains:
    "What a payment says was given back is the sum of its refunds: it is the ceiling of the next one.",
  breaches: sql`
    select p.id::text as subject,
      format('payment %s of order %s says refunded %s, under way %s; its refunds say %s, %s', p.id, p.order_id,
        p.refunded_minor, p.refund_pending_minor, r.done, r.pending) as finding
    from payment p
    cross join lateral (
      select coalesce(sum(amount_minor) filter (where status = 'succeeded'), 0) as done,
        coalesce(sum(amount_minor) filter (where status = 'pending'), 0) as pending
      from refund where payment_id = p.id
    ) r
    where (p.refunded_minor, p.refund_pending_minor) <> (r.done, r.pending)`,
};
