import { route } from "@/lib/api/route";
import { removePromotionCodeOperation } from "@/lib/cart/operations";

export const DELETE = route(removePromotionCodeOperation);
