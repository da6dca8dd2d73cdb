import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const invoiceSums: Check = {
  name: "invoice-sums",
  explains:
    "An invoice is the sum of its lines, net and tax by rate, and of the money that was captured: it is what is declared.",
  breaches: sql`
    select i.id::text as subject,
      format('%s says net %s, tax %s; its lines say net %s, tax %s, by rates %s', i.number, i.net_minor, i.tax_minor,
        l.net, l.tax, l.rates) as finding
    from invoice i
    cross join lateral (
      select coalesce(sum(net_minor), 0) as net, coalesce(sum(tax_minor), 0) as tax,
        coalesce(sum(t.amount), 0) as rates,
        coalesce(sum(amount_minor) filter (where kind = 'goods'), 0) as subtotal,
        coalesce(sum(amount_minor) filter (where kind = 'shipping'), 0) as shipping
      from invoice_line line
      cross join lateral (
        select coalesce(sum((tax ->> 'amountMinor')::bigint), 0) as amount
        from jsonb_array_elements(line.taxes) tax
      ) t
      where line.invoice_id = i.id
    ) l
    where (i.net_minor, i.tax_minor, i.tax_minor, i.subtotal_minor, i.shipping_minor)
      <> (l.net, l.tax, l.rates, l.subtotal, l.shipping)
    union all
    select i.id::text, format('%s says %s; %s was captured', i.number, i.total_minor, p.captured_minor)
    from invoice i
    join payment p on p.id = i.payment_id
    where i.kind = 'invoice' and i.total_minor <> p.captured_minor`,
};
