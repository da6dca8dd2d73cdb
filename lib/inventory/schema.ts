import { z } from "zod";
import { cursorShape, idShape, limitShape, timestampShape } from "@/lib/operation/shapes";

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
  kind: z.string(),
  onHandDelta: z.int(),
  reservedDelta: z.int(),
  allocatedDelta: z.int(),
  orderId: idShape.nullable(),
  reason: z.string(),
  actor: z.string(),
  createdAt: timestampShape,
});
export type StockMovement = z.infer<typeof stockMovementShape>;

export const stockMovementListInput = z.object({
  variantId: idShape,
  cursor: cursorShape.optional(),
  limit: limitShape,
});

export const stockLocationShape = z.object({ id: idShape, name: z.string(), active: z.boolean() });
export type StockLocation = z.infer<typeof stockLocationShape>;
