import { route } from "@/lib/api/route";
import { archivePromotionOperation } from "@/lib/promotion/operations";

export const POST = route(archivePromotionOperation);
