import { route } from "@/lib/api/route";
import { setOversellLimitOperation } from "@/lib/inventory/operations";

export const PATCH = route(setOversellLimitOperation);
