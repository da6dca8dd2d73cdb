import { defineOperation } from "@/lib/operation/define-operation";
import { pageOf } from "@/lib/operation/shapes";
import { listAuditEntries } from "./list-audit-entries";
import { auditEntryShape, listAuditEntriesInput } from "./schema";

export const listAuditEntriesOperation = defineOperation({
  name: "listAuditEntries",
  summary: "Who changed what, latest first: writes of staff, keys and jobs, with before and after",
  access: { permission: "audit:read" },
  rest: { method: "GET", path: "/admin/audit", tag: "Operation" },
  input: listAuditEntriesInput,
  output: pageOf(auditEntryShape),
  errors: ["invalid_cursor"],
  run: listAuditEntries,
});
