import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const creditNotes: Check = {
  name: "credit-notes",
  explains: "Credit notes take no more off an invoice than it says, and each is the refund that it is of.",
  breaches: sql`
    select i.id::text as subject,
      format('%s says %s with %s tax; its credit notes take off %s with %s', i.number, i.total_minor, i.tax_minor,
        c.total, c.tax) as finding
    from invoice i
    cross join lateral (
      select coalesce(sum(case kind when 'credit_note' then total_minor else -total_minor end), 0) as total,
        coalesce(sum(case kind when 'credit_note' then tax_minor else -tax_minor end), 0) as tax
      from invoice where order_id = i.order_id and kind <> 'invoice'
    ) c
    where i.kind = 'invoice' and (c.total > i.total_minor or c.tax > i.tax_minor)
    union all
    select i.id::text, format('%s says %s; its refund was of %s', i.number, i.total_minor, r.amount_minor)
    from invoice i
    join refund r on r.id = i.refund_id
    where i.total_minor <> r.amount_minor`,
};
