import { route } from "@/lib/api/route";
import { declineReturnOperation } from "@/lib/returns/operations";

export const POST = route(declineReturnOperation);
