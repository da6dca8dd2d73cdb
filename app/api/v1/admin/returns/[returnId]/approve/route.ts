import { route } from "@/lib/api/route";
import { approveReturnOperation } from "@/lib/returns/operations";

export const POST = route(approveReturnOperation);
