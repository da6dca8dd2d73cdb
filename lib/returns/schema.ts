import { z } from "zod";
import { cursorShape, idShape, limitShape, moneyShape, timestampShape } from "@/lib/operation/shapes";

export const returnStatuses = [
  "requested",
  "approved",
  "declined",
  "received",
  "closed",
  "withdrawn",
] as const;

export const returnReasons = [
  "changed_mind",
  "does_not_fit",
  "not_as_described",
  "wrong_item",
  "damaged",
  "faulty",
  "other",
] as const;

const MAX_NOTE = 1000;
const MAX_ANSWER = 2000;

/** Line ends are counted as one character, however the form sent them. */
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max));

const holderFields = {
  orderId: idShape,
  // Any text may be tried: what is no token at all is answered like a wrong one.
  token: z.string().max(200).optional().describe("The order's access token"),
};

export const orderReturnsInput = z.object(holderFields);

const wishedLinesShape = z
  .array(z.object({ lineId: idShape, quantity: z.int().min(1).max(999) }))
  .min(1, "required")
  .max(200);

export const requestReturnInput = z.object({
  ...holderFields,
  lines: wishedLinesShape,
  reason: z.enum(returnReasons),
  note: text(MAX_NOTE).default("").describe("In the shopper's own words"),
});
export type RequestReturnInput = z.output<typeof requestReturnInput>;

export const withdrawReturnInput = z.object({ ...holderFields, returnId: idShape });

export const openReturnInput = z.object({
  orderId: idShape,
  lines: wishedLinesShape,
  reason: z.enum(returnReasons),
  note: text(MAX_NOTE).default("").describe("In the shopper's words, or about them"),
  approve: z.boolean().default(true).describe("The shopper may send it, and is told so"),
  answer: text(MAX_ANSWER).default("").describe("With approve: where to send it and how"),
});
export type OpenReturnInput = z.output<typeof openReturnInput>;

export const returnShape = z.object({
  id: idShape,
  number: z.string(),
  orderId: idShape,
  orderNumber: z.string(),
  status: z.enum(returnStatuses),
  reason: z.enum(returnReasons),
  note: z.string(),
  answer: z.string().describe("Words of the shop to the shopper"),
  lines: z.array(
    z.object({
      lineId: idShape,
      title: z.string(),
      variantTitle: z.string(),
      quantity: z.int(),
      received: z.int(),
      restocked: z.int(),
      tracked: z.boolean().describe("Its stock is counted"),
    }),
  ),
  refund: z
    .object({ amount: moneyShape, status: z.enum(["pending", "succeeded", "failed"]) })
    .nullable()
    .describe("The one that it ended with"),
  requestedAt: timestampShape,
  decidedAt: timestampShape.nullable(),
  receivedAt: timestampShape.nullable(),
  closedAt: timestampShape.nullable().describe("Also of one that was withdrawn"),
});
export type Return = z.infer<typeof returnShape>;

export const orderReturnsShape = z.object({
  data: z.array(returnShape).describe("Oldest first"),
  returnable: z
    .array(z.object({ lineId: idShape, quantity: z.int() }))
    .describe("How many of each line can be sent back; for shoppers, none when the time is over"),
  until: timestampShape.nullable().describe("Until when; null while nothing has left"),
});
export type OrderReturns = z.infer<typeof orderReturnsShape>;

export const returnsInput = z.object({
  status: z.enum(returnStatuses).optional(),
  cursor: cursorShape.optional(),
  limit: limitShape,
});
export type ReturnsInput = z.output<typeof returnsInput>;

export const returnInput = z.object({ returnId: idShape });

export const approveReturnInput = returnInput.extend({
  answer: text(MAX_ANSWER).default("").describe("Where to send it and how, for the shopper"),
});

export const declineReturnInput = returnInput.extend({
  answer: text(MAX_ANSWER).pipe(z.string().min(1, "Say why")).describe("Why not, for the shopper"),
});

export const receiveReturnInput = returnInput.extend({
  lines: z
    .array(
      z.object({
        lineId: idShape,
        received: z.int().min(0).max(999).describe("Units that came"),
        restocked: z
          .int()
          .min(0)
          .max(999)
          .optional()
          .describe("Of them, units that go back into stock; all where absent"),
        locationId: idShape.optional().describe("Where they go; where they left from, where absent"),
      }),
    )
    .min(1)
    .max(200)
    .optional()
    .describe("Lines that are not named did not come; without it, all came and goes back into stock"),
  refund: z.boolean().default(false).describe("Give the money for what came back in the same step"),
  shipping: z.boolean().default(false).describe("With refund: the shipping as well"),
});
export type ReceiveReturnInput = z.output<typeof receiveReturnInput>;

export const refundReturnInput = returnInput.extend({
  shipping: z.boolean().default(false).describe("What the shopper paid for the shipping as well"),
});
