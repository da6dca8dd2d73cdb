import { route } from "@/lib/api/route";
import { listCollectionsOperation } from "@/lib/catalog/operations";

export const GET = route(listCollectionsOperation);
