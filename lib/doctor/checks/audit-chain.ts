import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const auditChain: Check = {
  name: "audit-chain",
  explains:
    "The audit log is as it was sealed: nobody changed, removed or slipped in an entry. A breach means that somebody wrote past the program.",
  breaches: sql`
    select e.id::text as subject,
      case when e.sequence <> coalesce(e.place_before, 0) + 1
        then format('of the audit log, what stood before entry %s of %s is missing', e.sequence, to_char(e.at, 'YYYY-MM-DD HH24:MI'))
        else format('entry %s of the audit log (%s, %s) is not as it was sealed', e.sequence, e.operation, to_char(e.at, 'YYYY-MM-DD HH24:MI'))
      end as finding
    from (
      select a.*, a as whole, lag(a.hash, 1, base.hash) over w as hash_before, lag(a.sequence, 1, base.sequence) over w as place_before
      from audit_entry a
      left join (select c.sequence, c.hash from audit_checkpoint c order by c.sequence desc limit 1) base on true
      where a.sequence is not null window w as (order by a.sequence)
    ) e
    where e.sequence <> coalesce(e.place_before, 0) + 1
      or e.hash is distinct from audit_entry_digest(e.whole, e.sequence, e.hash_before)
    union all
    select c.entry_id::text, format('change %s of an entry of the audit log (%s %s) is not what was recorded', c.position, c.table_name, c.row_key)
    from audit_change c
    where c.payload is not null and c.payload_hash <> sha256(c.salt || convert_to(c.payload::text, 'UTF8'))`,
};
