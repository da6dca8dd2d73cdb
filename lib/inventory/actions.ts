"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import {
  adjustStockOperation,
  createStockLocationOperation,
  removeStockLocationOperation,
  setOversellLimitOperation,
  updateStockLocationOperation,
} from "./operations";

export const adjustStockAction = toAction(adjustStockOperation, {
  numbers: ["setTo", "delta", "expectedOnHand"],
});

export const setOversellLimitAction = toAction(setOversellLimitOperation, {
  numbers: ["oversellLimit", "expectedLimit"],
});

export const createStockLocationAction = toAction(createStockLocationOperation, {
  numbers: ["priority"],
  succeed: () => redirect("/admin/stock-locations"),
});

export const updateStockLocationAction = toAction(updateStockLocationOperation, {
  numbers: ["priority", "expectedVersion"],
});

export const removeStockLocationAction = toAction(removeStockLocationOperation, {
  numbers: ["expectedVersion"],
  succeed: () => redirect("/admin/stock-locations"),
});
