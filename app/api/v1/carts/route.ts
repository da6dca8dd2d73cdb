import { route } from "@/lib/api/route";
import { createCartOperation } from "@/lib/cart/operations";

export const POST = route(createCartOperation);
