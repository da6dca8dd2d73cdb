import { sql } from "drizzle-orm";
import { sealAuditLog } from "@/lib/audit/seal-audit-log";
import type { Check } from "../check";

export const auditSeals: Check = {
  name: "audit-seals",
  explains:
    "What is recorded in the audit log is sealed within minutes; until then, a change of it would not show.",
  breaches: sql`
    select e.id::text as subject,
      format('an entry of the audit log of %s (%s) is not sealed', to_char(e.at, 'YYYY-MM-DD HH24:MI'), e.operation) as finding
    from audit_entry e where e.sequence is null and e.at < now() - interval '15 minutes'`,
  repair: { does: "seals what is not", run: async (ctx) => void (await sealAuditLog(ctx)) },
};
