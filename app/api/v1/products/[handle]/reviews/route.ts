import { route } from "@/lib/api/route";
import { listProductReviewsOperation } from "@/lib/review/operations";

export const GET = route(listProductReviewsOperation);
