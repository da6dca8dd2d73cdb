import { route } from "@/lib/api/route";
import { openReturnOperation } from "@/lib/returns/operations";

export const POST = route(openReturnOperation);
