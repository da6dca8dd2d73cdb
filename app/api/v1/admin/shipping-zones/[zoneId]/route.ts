import { route } from "@/lib/api/route";
import { removeShippingZoneOperation, updateShippingZoneOperation } from "@/lib/shipping/operations";

export const PATCH = route(updateShippingZoneOperation);
export const DELETE = route(removeShippingZoneOperation);
