import { route } from "@/lib/api/route";
import { refundOrderOperation } from "@/lib/payment/operations";

export const POST = route(refundOrderOperation);
