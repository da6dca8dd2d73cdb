import { route } from "@/lib/api/route";
import { deleteReviewOperation, updateReviewOperation } from "@/lib/review/operations";

export const PATCH = route(updateReviewOperation);
export const DELETE = route(deleteReviewOperation);
