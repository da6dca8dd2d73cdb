import { route } from "@/lib/api/route";
import { listInvoicesOperation } from "@/lib/invoice/operations";

export const GET = route(listInvoicesOperation);
