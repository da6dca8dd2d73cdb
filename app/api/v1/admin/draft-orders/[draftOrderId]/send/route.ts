import { route } from "@/lib/api/route";
import { sendDraftOrderOperation } from "@/lib/draft-order/operations";

export const POST = route(sendDraftOrderOperation);
