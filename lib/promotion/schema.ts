import { z } from "zod";
import { currencyShape, idShape, timestampShape } from "@/lib/operation/shapes";

export const promotionStatuses = ["draft", "active", "archived"] as const;
export const promotionKinds = ["percent", "fixed", "free_shipping", "buy_x_get_y"] as const;
export const promotionMethods = ["automatic", "code"] as const;
export const stackingGroups = ["lines", "order", "shipping"] as const;

/** Why a promotion was not applied, in the order in which it is asked. */
export const rejections = [
  "not_active",
  "not_started",
  "ended",
  "wrong_currency",
  "used_up",
  "already_used",
  "wrong_customer_group",
  "not_first_order",
  "no_eligible_goods",
  "below_minimum",
  "too_few_units",
  "no_effect",
  "outranked",
] as const;
export type Rejection = (typeof rejections)[number];

const minor = z.int().min(0).max(1e15);

/** The answer to "why this price?": amounts in minor units of `currency`. */
export const priceTraceShape = z.object({
  at: timestampShape,
  currency: currencyShape,
  lines: z.array(
    z.object({
      lineId: z.string(),
      title: z.string(),
      unitPriceMinor: minor,
      reduced: z.boolean().describe("The price stands beside a former, higher one"),
      quantity: z.int(),
      subtotalMinor: minor,
      discountMinor: minor,
    }),
  ),
  shippingMinor: minor.nullable().describe("Before any discount; null while no method is chosen"),
  promotions: z
    .array(
      z.object({
        promotionId: idShape,
        name: z.string(),
        code: z.string().nullable(),
        stackingGroup: z.enum(stackingGroups),
        priority: z.int(),
        applied: z.boolean(),
        reason: z.enum(rejections).nullable().describe("Why it was not applied"),
        detail: z.string().describe("The same as a sentence, with its figures"),
        amountMinor: minor,
        lines: z.array(z.object({ lineId: z.string(), amountMinor: minor })),
      }),
    )
    .describe("Every promotion that was looked at, in that order"),
});
export type PriceTrace = z.infer<typeof priceTraceShape>;
