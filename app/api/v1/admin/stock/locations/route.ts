import { route } from "@/lib/api/route";
import { listStockLocationsOperation } from "@/lib/inventory/operations";

export const GET = route(listStockLocationsOperation);
