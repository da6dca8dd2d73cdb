import { route } from "@/lib/api/route";
import { receiveReturnOperation } from "@/lib/returns/operations";

export const POST = route(receiveReturnOperation);
