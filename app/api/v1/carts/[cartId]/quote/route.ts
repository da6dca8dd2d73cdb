import { route } from "@/lib/api/route";
import { quoteCheckoutOperation } from "@/lib/checkout/operations";

export const GET = route(quoteCheckoutOperation);
