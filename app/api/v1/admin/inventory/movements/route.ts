import { route } from "@/lib/api/route";
import { listStockMovementsOperation } from "@/lib/inventory/operations";

export const GET = route(listStockMovementsOperation);
