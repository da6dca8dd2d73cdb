import { route } from "@/lib/api/route";
import { getPromotionOperation, updatePromotionOperation } from "@/lib/promotion/operations";

export const GET = route(getPromotionOperation);
export const PATCH = route(updatePromotionOperation);
