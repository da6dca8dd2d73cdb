import { route } from "@/lib/api/route";
import { cancelDraftOrderOperation } from "@/lib/draft-order/operations";

export const POST = route(cancelDraftOrderOperation);
