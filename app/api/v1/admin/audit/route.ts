import { route } from "@/lib/api/route";
import { listAuditEntriesOperation } from "@/lib/audit/operations";

export const GET = route(listAuditEntriesOperation);
