import { route } from "@/lib/api/route";
import { getCartOperation } from "@/lib/cart/operations";

export const GET = route(getCartOperation);
