import { route } from "@/lib/api/route";
import { requestBackInStockOperation } from "@/lib/back-in-stock/operations";

export const POST = route(requestBackInStockOperation);
