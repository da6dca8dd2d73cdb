import { route } from "@/lib/api/route";
import { getAdminOrderOperation } from "@/lib/order/operations";

export const GET = route(getAdminOrderOperation);
