import { route } from "@/lib/api/route";
import { listOrderInvoicesOperation } from "@/lib/invoice/operations";

export const GET = route(listOrderInvoicesOperation);
