import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const orderSums: Check = {
  name: "order-sums",
  explains: "An order's totals are the sums of its lines, to the unit: else books and receipts disagree.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s says subtotal %s, tax %s; its parts say %s, %s',
        o.number, o.subtotal_minor, o.tax_minor, l.subtotal, l.tax + coalesce(s.tax_minor, 0)) as finding
    from "order" o
    cross join lateral (
      select coalesce(sum(subtotal_minor), 0) as subtotal, coalesce(sum(tax_minor), 0) as tax
      from order_line where order_id = o.id
    ) l
    left join shipping_line s on s.order_id = o.id
    where o.subtotal_minor <> l.subtotal or o.tax_minor <> l.tax + coalesce(s.tax_minor, 0)`,
};
