import { route } from "@/lib/api/route";
import { getPaymentLinkOperation } from "@/lib/draft-order/operations";

export const GET = route(getPaymentLinkOperation);
