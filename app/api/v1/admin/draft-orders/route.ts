import { route } from "@/lib/api/route";
import { createDraftOrderOperation, listDraftOrdersOperation } from "@/lib/draft-order/operations";

export const GET = route(listDraftOrdersOperation);
export const POST = route(createDraftOrderOperation);
