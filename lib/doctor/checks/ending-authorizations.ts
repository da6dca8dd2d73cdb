import { sql } from "drizzle-orm";
import { WARNING_HOURS } from "@/lib/payment/rules";
import type { Check } from "../check";

export const endingAuthorizations: Check = {
  name: "ending-authorizations",
  explains:
    "Money that is authorized is captured before its time is over, or let go of when its order is canceled: else a sale is lost, or a shopper's card held for nothing.",
  breaches: sql`
    select o.id::text as subject,
      format('the authorization of order %s over %s %s ends at %s', o.number, p.authorized_minor, p.currency,
        to_char(p.authorized_until, 'YYYY-MM-DD HH24:MI')) as finding
    from payment p
    join "order" o on o.id = p.order_id
    where p.status = 'authorized' and o.status <> 'canceled'
      and p.authorized_until < now() + make_interval(hours => ${WARNING_HOURS})
    union all
    select o.id::text, format('order %s is canceled, and %s %s of it are still authorized', o.number, p.authorized_minor,
      p.currency)
    from payment p
    join "order" o on o.id = p.order_id
    where p.status = 'authorized' and o.canceled_at < now() - interval '15 minutes'`,
};
