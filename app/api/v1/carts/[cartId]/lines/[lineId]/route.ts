import { route } from "@/lib/api/route";
import { removeCartLineOperation, updateCartLineOperation } from "@/lib/cart/operations";

export const PATCH = route(updateCartLineOperation);
export const DELETE = route(removeCartLineOperation);
