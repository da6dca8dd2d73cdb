import { route } from "@/lib/api/route";
import { cancelOrderOperation } from "@/lib/payment/operations";

export const POST = route(cancelOrderOperation);
