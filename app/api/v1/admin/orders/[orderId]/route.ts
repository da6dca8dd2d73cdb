import { route } from "@/lib/api/route";
import { getAdminOrderOperation, updateOrderOperation } from "@/lib/order/operations";

export const GET = route(getAdminOrderOperation);
export const PATCH = route(updateOrderOperation);
