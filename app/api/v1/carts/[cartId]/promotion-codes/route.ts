import { route } from "@/lib/api/route";
import { addPromotionCodeOperation } from "@/lib/cart/operations";

export const POST = route(addPromotionCodeOperation);
