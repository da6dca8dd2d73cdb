import { z } from "zod";
import { idShape } from "@/lib/operation/shapes";

const trackingUrl = z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]);

export const fulfillmentInput = z.object({
  orderId: idShape,
  lines: z
    .array(z.object({ lineId: idShape, quantity: z.int().min(1).max(999) }))
    .min(1)
    .max(200)
    .optional()
    .describe("What leaves; everything that is left where absent"),
  carrier: z.string().trim().max(100).default(""),
  trackingNumber: z.string().trim().max(100).default(""),
  trackingUrl: trackingUrl.default("").describe("Where the shopper can follow the parcel"),
});
export type FulfillmentInput = z.output<typeof fulfillmentInput>;
