import { z } from "zod";
import { translatedLocales } from "@/lib/i18n/locales";
import { currencyShape, idShape, moneyShape, timestampShape } from "@/lib/operation/shapes";

export const promotionStatuses = ["draft", "active", "archived"] as const;
const promotionKinds = ["percent", "fixed", "free_shipping", "buy_x_get_y"] as const;
const promotionMethods = ["automatic", "code"] as const;
const stackingGroups = ["lines", "order", "shipping"] as const;

/** Why a promotion was not applied, in the order in which it is asked. */
const rejections = [
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
      agreed: z
        .object({ listPriceMinor: minor.nullable(), reason: z.string() })
        .nullable()
        .default(null)
        .describe("Staff have set the unit price; no promotion counts"),
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
  manual: z
    .object({
      reason: z.string(),
      amountMinor: minor,
      lines: z.array(z.object({ lineId: z.string(), amountMinor: minor })),
    })
    .nullable()
    .default(null)
    .describe("What staff took off, after promotions"),
});
export type PriceTrace = z.infer<typeof priceTraceShape>;

const nameShape = z.string().trim().min(1, "Give it a name").max(120, "at most 120 characters");
const countShape = z.int("a whole number").min(1, "at least 1").max(1_000_000, "at most 1000000");
const percentShape = z.int().min(1, "above 0").max(1_000_000, "at most 100 %");

/** What a promotion is, as staff write it; fields that its kind does not know are null. */
const promotionDraftShape = z.object({
  name: nameShape.describe("Shoppers read it beside the discount"),
  translations: z
    .partialRecord(
      z.enum(translatedLocales),
      z.object({ name: z.string().trim().max(120, "at most 120 characters") }),
    )
    .default({})
    .describe("Its name in other languages; an empty one shows the original"),
  status: z.enum(promotionStatuses).default("draft"),
  kind: z.enum(promotionKinds),
  method: z.enum(promotionMethods).describe("code: only with one of its codes"),
  stackingGroup: z
    .enum(stackingGroups)
    .default("order")
    .describe("Of each group, a line, order or shipping gets one promotion; fixed for some kinds"),
  priority: z.int().min(-1000).max(1000).default(0),
  percentPpm: percentShape.nullable().default(null).describe("250000 is 25 %"),
  amount: moneyShape.nullable().default(null).describe("Of kind fixed"),
  buyQuantity: z.int().min(1).max(999).nullable().default(null),
  getQuantity: z.int().min(1).max(999).nullable().default(null),
  currency: currencyShape.nullable().default(null).describe("Of the carts that get it; null: every one"),
  appliesTo: z.enum(["all", "selected"]).default("all"),
  productIds: z.array(idShape).max(1000).default([]),
  collectionIds: z.array(idShape).max(200).default([]),
  excludesReduced: z.boolean().default(false).describe("Goods with a former, higher price are left out"),
  minSubtotal: moneyShape
    .nullable()
    .default(null)
    .describe("Of the goods that it applies to, before discounts"),
  customerGroupId: idShape.nullable().default(null),
  firstOrderOnly: z.boolean().default(false).describe("Then it is once per customer, too"),
  startsAt: timestampShape.nullable().default(null),
  endsAt: timestampShape.nullable().default(null),
  usageLimit: countShape.nullable().default(null),
  usageLimitPerCustomer: countShape.nullable().default(null).describe("By mail address, in any case"),
});
export type PromotionDraft = z.output<typeof promotionDraftShape>;

export const promotionShape = promotionDraftShape.extend({
  id: idShape,
  uses: z.int().describe("Orders that have it and are not canceled"),
  version: z.int(),
  createdAt: timestampShape,
  updatedAt: timestampShape,
});
export type Promotion = z.output<typeof promotionShape>;

export const promotionSummaryShape = promotionShape.pick({
  id: true,
  name: true,
  status: true,
  kind: true,
  method: true,
  startsAt: true,
  endsAt: true,
  uses: true,
  usageLimit: true,
  updatedAt: true,
});
export type PromotionSummary = z.output<typeof promotionSummaryShape>;

const codeShape = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{2,39}$/, "3 to 40 letters, digits, hyphens and underscores");

export const createPromotionInput = promotionDraftShape.extend({
  codes: z.array(codeShape).max(50).default([]).describe("Codes that it has from the start"),
});
export type CreatePromotionInput = z.output<typeof createPromotionInput>;

// Without the defaults: what a patch does not name stays.
export const updatePromotionInput = z.object({
  ...Object.fromEntries(
    Object.entries(promotionDraftShape.shape).map(([name, shape]) => [
      name,
      withoutDefault(shape).optional(),
    ]),
  ),
  promotionId: idShape,
  expectedVersion: z.int().min(1).optional(),
}) as unknown as z.ZodType<Partial<PromotionDraft> & { promotionId: string; expectedVersion?: number }>;

function withoutDefault(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodDefault ? (shape.unwrap() as z.ZodType) : shape;
}

export const promotionCodeShape = z.object({
  id: idShape,
  code: z.string(),
  usageLimit: z.int().nullable(),
  uses: z.int(),
  createdAt: timestampShape,
});
export type PromotionCode = z.output<typeof promotionCodeShape>;

export const addPromotionCodesInput = z
  .object({
    promotionId: idShape,
    code: codeShape.optional().describe("One code, as shoppers will type it"),
    count: z.int("a whole number").min(1).max(1000, "at most 1000 at once").optional(),
    prefix: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([A-Z0-9][A-Z0-9_-]{0,19})?$/, "at most 20 letters, digits, hyphens and underscores")
      .default(""),
    usageLimit: countShape.nullable().default(null).describe("Of each code; null: none of its own"),
  })
  .refine(({ code, count }) => (code === undefined) !== (count === undefined), {
    path: ["code"],
    message: "name a code or a count, and not both",
  });
export type AddPromotionCodesInput = z.output<typeof addPromotionCodesInput>;
