import { route } from "@/lib/api/route";
import { listReturnsOperation } from "@/lib/returns/operations";

export const GET = route(listReturnsOperation);
