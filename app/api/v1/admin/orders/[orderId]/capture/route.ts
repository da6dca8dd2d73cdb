import { route } from "@/lib/api/route";
import { captureOrderOperation } from "@/lib/payment/operations";

export const POST = route(captureOrderOperation);
