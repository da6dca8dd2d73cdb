import { route } from "@/lib/api/route";
import { getAdminPageOperation, updatePageOperation } from "@/lib/content/pages/operations";

export const GET = route(getAdminPageOperation);
export const PATCH = route(updatePageOperation);
