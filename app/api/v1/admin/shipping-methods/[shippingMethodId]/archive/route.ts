import { route } from "@/lib/api/route";
import { archiveShippingMethodOperation } from "@/lib/shipping/operations";

export const POST = route(archiveShippingMethodOperation);
