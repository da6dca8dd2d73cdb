import { route } from "@/lib/api/route";
import { createPromotionOperation, listPromotionsOperation } from "@/lib/promotion/operations";

export const GET = route(listPromotionsOperation);
export const POST = route(createPromotionOperation);
