import { route } from "@/lib/api/route";
import { getShippingMethodOperation, updateShippingMethodOperation } from "@/lib/shipping/operations";

export const GET = route(getShippingMethodOperation);
export const PATCH = route(updateShippingMethodOperation);
