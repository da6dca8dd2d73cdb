import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const orderTaxLines: Check = {
  name: "order-tax-lines",
  explains: "An order's tax is the sum of its tax lines: they are what is declared.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s says tax %s; its tax lines say %s', o.number, o.tax_minor, t.amount) as finding
    from "order" o
    cross join lateral (
      select coalesce(sum(amount_minor), 0) as amount from order_tax_line where order_id = o.id
    ) t
    where o.tax_minor <> t.amount`,
};
