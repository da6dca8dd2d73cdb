import { route } from "@/lib/api/route";
import { getCartPriceTraceOperation } from "@/lib/cart/operations";

export const GET = route(getCartPriceTraceOperation);
