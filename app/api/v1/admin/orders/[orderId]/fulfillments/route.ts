import { route } from "@/lib/api/route";
import { fulfillOrderOperation } from "@/lib/fulfillment/operations";

export const POST = route(fulfillOrderOperation);
