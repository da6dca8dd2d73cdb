"use server";

import { toAction } from "@/lib/api/to-action";
import { adjustStockOperation } from "./operations";

export const adjustStockAction = toAction(adjustStockOperation, {
  numbers: ["setTo", "delta", "expectedOnHand"],
});
