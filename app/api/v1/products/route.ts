import { route } from "@/lib/api/route";
import { listProductsOperation } from "@/lib/catalog/operations";

export const GET = route(listProductsOperation);
