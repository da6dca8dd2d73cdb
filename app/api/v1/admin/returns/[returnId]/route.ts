import { route } from "@/lib/api/route";
import { getReturnOperation } from "@/lib/returns/operations";

export const GET = route(getReturnOperation);
