import { route } from "@/lib/api/route";
import { listStockLevelsOperation } from "@/lib/inventory/operations";

export const GET = route(listStockLevelsOperation);
