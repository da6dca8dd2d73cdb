import { route } from "@/lib/api/route";
import { addProductImageOperation, listProductImagesOperation } from "@/lib/catalog/images/operations";

export const GET = route(listProductImagesOperation);
export const POST = route(addProductImageOperation);
