import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { pageOf } from "@/lib/operation/shapes";
import { adjustStock } from "./adjust-stock";
import { listStockLevels } from "./list-stock-levels";
import { listStockLocations } from "./list-stock-locations";
import { listStockMovements } from "./list-stock-movements";
import { receiveStock } from "./receive-stock";
import {
  oversellLimitInput,
  stockAdjustmentInput,
  stockDeliveryInput,
  stockLevelListInput,
  stockLevelShape,
  stockLocationShape,
  stockMovementListInput,
  stockMovementShape,
  stockTransferInput,
} from "./schema";
import { setOversellLimit } from "./set-oversell-limit";
import { transferStock } from "./transfer-stock";

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

const levels = z.object({ data: z.array(stockLevelShape) });

export const receiveStockOperation = defineOperation({
  name: "receiveStock",
  summary: "Book a delivery: units of several variants at once",
  access: { permission: "inventory:write" },
  rest: { method: "POST", path: "/admin/stock/receive", status: 201, tag },
  atomic: true,
  input: stockDeliveryInput,
  output: levels,
  errors: ["not_found", "conflict"],
  run: receiveStock,
});

export const transferStockOperation = defineOperation({
  name: "transferStock",
  summary: "Move units from one location to another; what orders hold stays",
  access: { permission: "inventory:write" },
  rest: { method: "POST", path: "/admin/stock/transfer", status: 201, tag },
  atomic: true,
  input: stockTransferInput,
  output: levels,
  errors: ["not_found", "conflict"],
  run: transferStock,
});

export const setOversellLimitOperation = defineOperation({
  name: "setOversellLimit",
  summary: "How many units may be sold beyond what lies in a location",
  access: { permission: "inventory:write" },
  rest: { method: "PATCH", path: "/admin/stock/oversell-limit", tag },
  input: oversellLimitInput,
  output: stockLevelShape,
  errors: ["not_found", "conflict"],
  run: setOversellLimit,
});

export const listStockLocationsOperation = defineOperation({
  name: "listStockLocations",
  summary: "The places where stock lies, in the order in which they are sold from",
  access: { permission: "inventory:read" },
  rest: { method: "GET", path: "/admin/stock/locations", tag },
  input: z.object({}),
  output: z.object({ data: z.array(stockLocationShape) }),
  errors: [],
  run: listStockLocations,
});
