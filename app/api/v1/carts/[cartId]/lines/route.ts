import { route } from "@/lib/api/route";
import { addCartLineOperation } from "@/lib/cart/operations";

export const POST = route(addCartLineOperation);
