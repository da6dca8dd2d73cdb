import { route } from "@/lib/api/route";
import { listSuggestionsOperation } from "@/lib/catalog/operations";

export const GET = route(listSuggestionsOperation);
