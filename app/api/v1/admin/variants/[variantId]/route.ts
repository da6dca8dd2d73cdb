import { route } from "@/lib/api/route";
import { updateVariantOperation } from "@/lib/catalog/operations";

export const PATCH = route(updateVariantOperation);
