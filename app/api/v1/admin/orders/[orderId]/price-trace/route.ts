import { route } from "@/lib/api/route";
import { getOrderPriceTraceOperation } from "@/lib/order/operations";

export const GET = route(getOrderPriceTraceOperation);
