"use server";

import { toAction } from "@/lib/api/to-action";
import { adjustStockOperation, setOversellLimitOperation } from "./operations";

export const adjustStockAction = toAction(adjustStockOperation, {
  numbers: ["setTo", "delta", "expectedOnHand"],
});

export const setOversellLimitAction = toAction(setOversellLimitOperation, {
  numbers: ["oversellLimit", "expectedLimit"],
});
