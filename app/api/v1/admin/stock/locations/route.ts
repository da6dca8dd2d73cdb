import { route } from "@/lib/api/route";
import { createStockLocationOperation, listStockLocationsOperation } from "@/lib/inventory/operations";

export const GET = route(listStockLocationsOperation);
export const POST = route(createStockLocationOperation);
