import { route } from "@/lib/api/route";
import { listCartShippingMethodsOperation } from "@/lib/checkout/operations";

export const GET = route(listCartShippingMethodsOperation);
