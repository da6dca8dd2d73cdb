import { route } from "@/lib/api/route";
import { closeReturnOperation } from "@/lib/returns/operations";

export const POST = route(closeReturnOperation);
