import { route } from "@/lib/api/route";
import { withdrawReturnOperation } from "@/lib/returns/operations";

export const POST = route(withdrawReturnOperation);
