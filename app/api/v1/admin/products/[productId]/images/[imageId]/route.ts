import { route } from "@/lib/api/route";
import { removeProductImageOperation, updateProductImageOperation } from "@/lib/catalog/images/operations";

export const DELETE = route(removeProductImageOperation);
export const PATCH = route(updateProductImageOperation);
