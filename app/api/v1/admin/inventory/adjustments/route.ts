import { route } from "@/lib/api/route";
import { adjustStockOperation } from "@/lib/inventory/operations";

export const POST = route(adjustStockOperation);
