import { sql } from "drizzle-orm";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import type { Check } from "../check";

export const issuedInvoices: Check = {
  name: "issued-invoices",
  explains:
    "An order has its invoice within a quarter of an hour after its money was captured, and a refund its credit note.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s was paid and has no invoice since %s', o.number, to_char(p.updated_at, 'YYYY-MM-DD HH24:MI')) as finding
    from payment p
    join "order" o on o.id = p.order_id
    where p.invoicing <> 'none' and p.updated_at < now() - interval '15 minutes'
      and not exists (select from invoice i where i.order_id = o.id and i.kind = 'invoice')
    union all
    select o.id::text, format('order %s is confirmed, and the money that was captured for it counts for nothing', o.number)
    from "order" o
    where o.status in ('confirmed', 'completed')
      and exists (select from payment p where p.order_id = o.id and p.status = 'captured')
      and not exists (select from payment p where p.order_id = o.id and p.invoicing <> 'none')
    union all
    select o.id::text, format('a refund of order %s has no %s since %s', o.number,
      case when r.crediting in ('reversal_due', 'reversed') then 'cancellation of its credit note' else 'credit note' end,
      to_char(r.updated_at, 'YYYY-MM-DD HH24:MI'))
    from refund r
    join payment p on p.id = r.payment_id
    join "order" o on o.id = p.order_id
    where r.crediting <> 'none' and r.updated_at < now() - interval '15 minutes'
      and not exists (
        select from invoice i where i.refund_id = r.id and i.kind =
          case when r.crediting in ('reversal_due', 'reversed') then 'credit_note_reversal' else 'credit_note' end)`,
  repair: { does: "issues what is due of the order", run: issueOrderInvoices },
};
