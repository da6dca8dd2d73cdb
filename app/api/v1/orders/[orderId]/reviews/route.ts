import { route } from "@/lib/api/route";
import { listOrderReviewsOperation, writeReviewOperation } from "@/lib/review/operations";

export const GET = route(listOrderReviewsOperation);
export const POST = route(writeReviewOperation);
