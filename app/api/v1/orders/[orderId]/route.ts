import { route } from "@/lib/api/route";
import { getOrderOperation } from "@/lib/order/operations";

export const GET = route(getOrderOperation);
