import { route } from "@/lib/api/route";
import { transferStockOperation } from "@/lib/inventory/operations";

export const POST = route(transferStockOperation);
