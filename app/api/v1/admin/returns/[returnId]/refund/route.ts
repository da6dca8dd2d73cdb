import { route } from "@/lib/api/route";
import { refundReturnOperation } from "@/lib/returns/operations";

export const POST = route(refundReturnOperation);
