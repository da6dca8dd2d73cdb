import { route } from "@/lib/api/route";
import {
  getStockLocationOperation,
  removeStockLocationOperation,
  updateStockLocationOperation,
} from "@/lib/inventory/operations";

export const GET = route(getStockLocationOperation);
export const PATCH = route(updateStockLocationOperation);
export const DELETE = route(removeStockLocationOperation);
