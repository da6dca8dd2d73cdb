import { route } from "@/lib/api/route";
import { listOrdersOperation } from "@/lib/order/operations";

export const GET = route(listOrdersOperation);
