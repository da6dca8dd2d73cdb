import { z } from "zod";
import { cursorShape, idShape, limitShape, timestampShape } from "@/lib/operation/shapes";

/** Why stock moved. `initial` to `transfer` move what lies there; orders move what they hold, ship and send back. */
const stockMovementKinds = [
  "initial",
  "receive",
  "adjust",
  "count",
  "reserve",
  "release",
  "allocate",
  "deallocate",
  "ship",
  "return",
  "transfer",
] as const;

const whole = "a whole number, at most 1,000,000,000";
const units = z.int(whole).min(-1_000_000_000, whole).max(1_000_000_000, whole);

export const stockAdjustmentInput = z
  .object({
    variantId: idShape,
    locationId: idShape.optional().describe("The first location where absent"),
    delta: units.optional().describe("Units that came (positive) or went (negative)"),
    setTo: units.min(0, "at least 0").optional().describe("Units that a count found"),
    expectedOnHand: units.optional().describe("What the caller saw there: refused when it is no longer so"),
    reason: z.string().trim().min(1, "say why").max(500),
  })
  .refine((input) => (input.delta === undefined) !== (input.setTo === undefined), {
    path: ["delta"],
    message: "give either delta or setTo",
  });
export type StockAdjustment = z.output<typeof stockAdjustmentInput>;

const linesShape = z
  .array(
    z.object({ variantId: idShape, quantity: z.int(whole).min(1, "at least 1").max(1_000_000_000, whole) }),
  )
  .min(1, "name what moves")
  .max(200)
  .describe("A variant that is named twice is summed");
const reasonShape = z.string().trim().min(1, "say why").max(500);
const referenceShape = z
  .string()
  .trim()
  .max(100)
  .default("")
  .describe("What papers call it: a delivery note, an order to the supplier");

export const stockDeliveryInput = z.object({
  locationId: idShape.optional().describe("The first location where absent"),
  lines: linesShape,
  reference: referenceShape,
  reason: reasonShape,
});
export type StockDelivery = z.output<typeof stockDeliveryInput>;

export const stockTransferInput = z
  .object({
    fromLocationId: idShape,
    toLocationId: idShape,
    lines: linesShape,
    reference: referenceShape,
    reason: reasonShape,
  })
  .refine(({ fromLocationId, toLocationId }) => fromLocationId !== toLocationId, {
    path: ["toLocationId"],
    message: "another location than they come from",
  });
export type StockTransfer = z.output<typeof stockTransferInput>;

export const oversellLimitInput = z.object({
  variantId: idShape,
  locationId: idShape.optional().describe("The first location where absent"),
  oversellLimit: units
    .min(0, "at least 0")
    .describe("Units that may be sold beyond what lies there; 0: none"),
  expectedLimit: units.optional().describe("What the caller saw: refused when it is no longer so"),
  reason: z.string().trim().max(400).default(""),
});
export type OversellLimit = z.output<typeof oversellLimitInput>;

export const stockLocationShape = z.object({
  id: idShape,
  handle: z.string(),
  name: z.string(),
  priority: z.int().describe("Locations fill in ascending priority"),
  active: z.boolean().describe("What lies in others is not for sale"),
  version: z.int(),
});
export type StockLocation = z.infer<typeof stockLocationShape>;

const locationNameShape = z.string().trim().min(1, "Give it a name").max(120, "at most 120 characters");
const priorityShape = z
  .int("a whole number")
  .min(-10_000, "at least -10,000")
  .max(10_000, "at most 10,000")
  .describe("Locations are sold from in ascending priority; the lowest in use is the first one");
const versionShape = z.int().min(1).optional();

export const createStockLocationInput = z.object({
  name: locationNameShape.describe("Staff read it; shoppers do not"),
  priority: priorityShape.default(0),
});
export type StockLocationDraft = z.output<typeof createStockLocationInput>;

export const stockLocationIdInput = z.object({ locationId: idShape });

export const updateStockLocationInput = stockLocationIdInput.extend({
  name: locationNameShape.optional(),
  priority: priorityShape.optional(),
  expectedVersion: versionShape,
});
export type UpdateStockLocation = z.output<typeof updateStockLocationInput>;

export const removeStockLocationInput = stockLocationIdInput.extend({ expectedVersion: versionShape });
export type RemoveStockLocation = z.output<typeof removeStockLocationInput>;

export const stockLevelShape = z.object({
  id: idShape,
  variantId: idShape,
  sku: z.string().nullable(),
  title: z.string(),
  location: z.object({ id: idShape, name: z.string() }),
  onHand: z.int(),
  reserved: z.int(),
  allocated: z.int(),
  oversellLimit: z.int(),
  available: z.int(),
});
export type StockLevel = z.infer<typeof stockLevelShape>;

export const stockLevelListInput = z.object({
  variantId: idShape.optional(),
  productId: idShape.optional(),
  cursor: cursorShape.optional(),
  limit: limitShape,
});

export const stockMovementShape = z.object({
  id: idShape,
  stockLevelId: idShape,
  location: z.string(),
  kind: z.enum(stockMovementKinds),
  onHandDelta: z.int(),
  reservedDelta: z.int(),
  allocatedDelta: z.int(),
  orderId: idShape.nullable(),
  reason: z.string(),
  reference: z.string(),
  actor: z.string(),
  createdAt: timestampShape,
});
export type StockMovement = z.infer<typeof stockMovementShape>;

export const stockMovementListInput = z.object({
  variantId: idShape,
  kind: z.enum(stockMovementKinds).optional(),
  cursor: cursorShape.optional(),
  limit: limitShape,
});
