import { route } from "@/lib/api/route";
import { payDraftOrderOperation } from "@/lib/draft-order/operations";

export const POST = route(payDraftOrderOperation);
