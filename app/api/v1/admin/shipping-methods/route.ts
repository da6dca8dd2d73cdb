import { route } from "@/lib/api/route";
import { createShippingMethodOperation, listAdminShippingMethodsOperation } from "@/lib/shipping/operations";

export const GET = route(listAdminShippingMethodsOperation);
export const POST = route(createShippingMethodOperation);
