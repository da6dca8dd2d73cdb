import { route } from "@/lib/api/route";
import { listAdminProductsOperation } from "@/lib/catalog/operations";

export const GET = route(listAdminProductsOperation);
