import { route } from "@/lib/api/route";
import { listAdminReviewsOperation } from "@/lib/review/operations";

export const GET = route(listAdminReviewsOperation);
