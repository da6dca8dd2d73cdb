import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const invoiceNumbers: Check = {
  name: "invoice-numbers",
  explains:
    "Numbers of invoices and credit notes have no gap and follow the time of issue: an auditor asks for each that is missing.",
  breaches: sql`
    select format('%s-%s', s.series, s.year) as subject,
      format('%s-%s counts %s numbers; %s documents have numbers from %s to %s', s.series, s.year, s.next_number - 1,
        i.documents, i.lowest, i.highest) as finding
    from number_series s
    cross join lateral (
      select count(*) as documents, coalesce(min(sequence), 0) as lowest, coalesce(max(sequence), 0) as highest
      from invoice where series = s.series and year = s.year
    ) i
    where i.documents <> s.next_number - 1 or i.lowest <> 1 or i.highest <> s.next_number - 1
    union all
    select number, format('%s was issued before the number that it follows', number)
    from (
      select number, issued_at, lag(issued_at) over (partition by series, year order by sequence) as before from invoice
    ) i
    where issued_at < before`,
};
