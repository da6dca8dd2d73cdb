import { route } from "@/lib/api/route";
import { startCheckoutOperation } from "@/lib/checkout/operations";

export const POST = route(startCheckoutOperation);
