import { route } from "@/lib/api/route";
import { receiveStockOperation } from "@/lib/inventory/operations";

export const POST = route(receiveStockOperation);
