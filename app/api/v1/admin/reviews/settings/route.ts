import { route } from "@/lib/api/route";
import { getReviewSettingsOperation, updateReviewSettingsOperation } from "@/lib/review/operations";

export const GET = route(getReviewSettingsOperation);
export const PATCH = route(updateReviewSettingsOperation);
