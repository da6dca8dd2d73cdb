import { route } from "@/lib/api/route";
import { getSellerOperation, updateSellerOperation } from "@/lib/invoice/operations";

export const GET = route(getSellerOperation);
export const PATCH = route(updateSellerOperation);
