import { route } from "@/lib/api/route";
import { moderateReviewOperation } from "@/lib/review/operations";

export const PATCH = route(moderateReviewOperation);
