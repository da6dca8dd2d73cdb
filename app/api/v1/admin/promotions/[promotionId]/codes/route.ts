import { route } from "@/lib/api/route";
import { addPromotionCodesOperation, listPromotionCodesOperation } from "@/lib/promotion/operations";

export const GET = route(listPromotionCodesOperation);
export const POST = route(addPromotionCodesOperation);
