import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { pageOf } from "@/lib/operation/shapes";
import { adjustStock } from "./adjust-stock";
import { createStockLocation } from "./create-stock-location";
import { getStockLocation } from "./get-stock-location";
import { listStockLevels } from "./list-stock-levels";
import { listStockLocations } from "./list-stock-locations";
import { listStockMovements } from "./list-stock-movements";
import { receiveStock } from "./receive-stock";
import { removeStockLocation } from "./remove-stock-location";
import {
  createStockLocationInput,
  oversellLimitInput,
  removeStockLocationInput,
  stockAdjustmentInput,
  stockDeliveryInput,
  stockLevelListInput,
  stockLevelShape,
  stockLocationIdInput,
  stockLocationShape,
  stockMovementListInput,
  stockMovementShape,
  stockTransferInput,
  updateStockLocationInput,
} from "./schema";
import { setOversellLimit } from "./set-oversell-limit";
import { transferStock } from "./transfer-stock";
import { updateStockLocation } from "./update-stock-location";

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

export const createStockLocationOperation = defineOperation({
  name: "createStockLocation",
  summary: "Make a place where stock may lie",
  access: { permission: "inventory:write" },
  rest: { method: "POST", path: "/admin/stock/locations", status: 201, tag },
  atomic: true,
  input: createStockLocationInput,
  output: stockLocationShape,
  errors: [],
  run: createStockLocation,
});

export const getStockLocationOperation = defineOperation({
  name: "getStockLocation",
  summary: "A place where stock lies",
  access: { permission: "inventory:read" },
  rest: { method: "GET", path: "/admin/stock/locations/{locationId}", tag },
  input: stockLocationIdInput,
  output: stockLocationShape,
  errors: ["not_found"],
  run: getStockLocation,
});

export const updateStockLocationOperation = defineOperation({
  name: "updateStockLocation",
  summary: "Rename a stock location, or move it in the order of selling; what is not named stays",
  access: { permission: "inventory:write" },
  rest: { method: "PATCH", path: "/admin/stock/locations/{locationId}", tag },
  input: updateStockLocationInput,
  output: stockLocationShape,
  errors: ["not_found", "version_conflict"],
  run: updateStockLocation,
});

export const removeStockLocationOperation = defineOperation({
  name: "removeStockLocation",
  summary: "Remove a stock location where stock was never set",
  access: { permission: "inventory:write" },
  rest: { method: "DELETE", path: "/admin/stock/locations/{locationId}", tag },
  input: removeStockLocationInput,
  output: stockLocationShape,
  errors: ["not_found", "version_conflict", "conflict"],
  run: removeStockLocation,
});
