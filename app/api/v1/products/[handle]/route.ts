import { route } from "@/lib/api/route";
import { getProductOperation } from "@/lib/catalog/operations";

export const GET = route(getProductOperation);
