import { route } from "@/lib/api/route";
import { listCategoriesOperation } from "@/lib/catalog/operations";

export const GET = route(listCategoriesOperation);
