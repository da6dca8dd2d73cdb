import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const returnedUnits: Check = {
  name: "returned-units",
  explains:
    "What went back into stock of an order is what its refunds and returns say: no unit comes back twice.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s: %s of %s units that left are back by refunds and returns; its movements say %s', o.number,
        b.units, s.units, m.units) as finding
    from "order" o
    cross join lateral (
      select coalesce(sum(f.quantity), 0) as units from fulfillment_line f
      join fulfillment p on p.id = f.fulfillment_id where p.order_id = o.id
    ) s
    cross join lateral (
      select coalesce(sum(x.units), 0) as units from order_line l
      join (select order_line_id, restocked as units from refund_line
        union all select order_line_id, restocked from return_line) x on x.order_line_id = l.id
      where l.order_id = o.id and l.tracked and l.requires_shipping
    ) b
    cross join lateral (
      select coalesce(sum(on_hand_delta), 0) as units from stock_movement where order_id = o.id and kind = 'return'
    ) m
    where b.units <> m.units or b.units > s.units`,
};
