import { route } from "@/lib/api/route";
import { addPageOperation, listAdminPagesOperation } from "@/lib/content/pages/operations";

export const GET = route(listAdminPagesOperation);
export const POST = route(addPageOperation);
