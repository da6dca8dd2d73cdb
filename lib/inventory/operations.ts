import { defineOperation } from "@/lib/operation/define-operation";
import { pageOf } from "@/lib/operation/shapes";
import { adjustStock } from "./adjust-stock";
import { listStockLevels } from "./list-stock-levels";
import { listStockMovements } from "./list-stock-movements";
import {
  stockAdjustmentInput,
  stockLevelListInput,
  stockLevelShape,
  stockMovementListInput,
  stockMovementShape,
} from "./schema";

const tag = "Admin: inventory";

export const listStockLevelsOperation = defineOperation({
  name: "listStockLevels",
  summary: "Stock levels",
  access: { permission: "inventory:read" },
  rest: { method: "GET", path: "/admin/inventory", tag },
  input: stockLevelListInput,
  output: pageOf(stockLevelShape),
  errors: ["invalid_cursor"],
  run: listStockLevels,
});

export const listStockMovementsOperation = defineOperation({
  name: "listStockMovements",
  summary: "The stock ledger of a variant, latest first",
  access: { permission: "inventory:read" },
  rest: { method: "GET", path: "/admin/inventory/movements", tag },
  input: stockMovementListInput,
  output: pageOf(stockMovementShape),
  errors: ["invalid_cursor"],
  run: listStockMovements,
});

export const adjustStockOperation = defineOperation({
  name: "adjustStock",
  summary: "Correct a stock level, with a reason",
  access: { permission: "inventory:write" },
  rest: { method: "POST", path: "/admin/inventory/adjustments", status: 201, tag },
  atomic: true,
  input: stockAdjustmentInput,
  output: stockLevelShape,
  errors: ["not_found", "conflict"],
  run: adjustStock,
});
