import { z } from "zod";
import { idShape, moneyShape } from "@/lib/operation/shapes";

export const refundInput = z
  .object({
    orderId: idShape,
    amount: moneyShape.optional().describe("An amount without lines"),
    lines: z
      .array(z.object({ lineId: idShape, quantity: z.int().min(1).max(999) }))
      .min(1)
      .max(200)
      .optional()
      .describe("Lines with their share of discount and tax"),
    shipping: z.boolean().default(false).describe("With lines: the shipping as well"),
    restock: z.boolean().default(false).describe("Units that had left are back in stock"),
    reason: z.string().trim().min(1, "Say why").max(500),
  })
  .refine(({ amount, lines }) => !(amount && lines), {
    path: ["amount"],
    message: "Name an amount or lines, not both; neither gives back all that is left",
  });
export type RefundInput = z.output<typeof refundInput>;

export const captureInput = z.object({
  orderId: idShape,
  amount: moneyShape.optional().describe("All that is authorized where absent; the rest is let go of"),
});
export type CaptureInput = z.output<typeof captureInput>;

export const cancelOrderInput = z.object({
  orderId: idShape,
  reason: z.string().trim().min(1, "Say why").max(500),
});
