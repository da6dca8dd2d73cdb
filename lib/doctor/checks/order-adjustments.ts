import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const orderAdjustments: Check = {
  name: "order-adjustments",
  explains:
    "An order's discount is the sum of its adjustments: else nobody can say why a price is what it is.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s says discount %s; its adjustments say %s', o.number, o.discount_minor, a.amount) as finding
    from "order" o
    cross join lateral (
      select coalesce(sum(amount_minor), 0) as amount from order_adjustment
      where order_id = o.id and kind <> 'shipping'
    ) a
    where o.discount_minor <> a.amount`,
};
