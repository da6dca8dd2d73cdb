import { route } from "@/lib/api/route";
import { createShippingZoneOperation, listShippingZonesOperation } from "@/lib/shipping/operations";

export const GET = route(listShippingZonesOperation);
export const POST = route(createShippingZoneOperation);
