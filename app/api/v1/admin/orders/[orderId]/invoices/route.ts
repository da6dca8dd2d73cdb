import { route } from "@/lib/api/route";
import { listAdminOrderInvoicesOperation } from "@/lib/invoice/operations";

export const GET = route(listAdminOrderInvoicesOperation);
