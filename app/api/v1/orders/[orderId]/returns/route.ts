import { route } from "@/lib/api/route";
import { listOrderReturnsOperation, requestReturnOperation } from "@/lib/returns/operations";

export const GET = route(listOrderReturnsOperation);
export const POST = route(requestReturnOperation);
