import { z } from "zod";
import { idShape, moneyShape, timestampShape } from "@/lib/operation/shapes";

export const mismatchKinds = [
  "livemode",
  "currency",
  "amount",
  "captured",
  "refunded",
  "unknown_order",
] as const;
export type MismatchKind = (typeof mismatchKinds)[number];

/** Something that the provider says and that does not fit our books. Nothing was done about it. */
export const paymentMismatchShape = z.object({
  id: z.string(),
  kind: z.enum(mismatchKinds),
  at: timestampShape,
  order: z.object({ id: idShape, number: z.string() }).nullable().describe("Null: none of ours"),
  ours: moneyShape.nullable().describe("What the payment was to be"),
  theirs: moneyShape.nullable().describe("What the provider says of it"),
  detail: z.string().describe("The event, or the provider's payment"),
});
export type PaymentMismatch = z.infer<typeof paymentMismatchShape>;
