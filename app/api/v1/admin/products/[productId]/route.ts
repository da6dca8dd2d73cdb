import { route } from "@/lib/api/route";
import { getAdminProductOperation, updateProductOperation } from "@/lib/catalog/operations";

export const GET = route(getAdminProductOperation);
export const PATCH = route(updateProductOperation);
