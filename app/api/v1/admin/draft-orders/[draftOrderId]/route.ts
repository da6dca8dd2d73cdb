import { route } from "@/lib/api/route";
import { getDraftOrderOperation, updateDraftOrderOperation } from "@/lib/draft-order/operations";

export const GET = route(getDraftOrderOperation);
export const PATCH = route(updateDraftOrderOperation);
