import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { idShape, timestampShape } from "@/lib/operation/shapes";

export const requestInput = z.object({
  variantId: idShape,
  email: z.string().trim().max(254).pipe(z.email("an e-mail address")),
  consent: z.literal(true, "required").describe("Whoever holds the address has agreed to be written to once"),
  locale: z.enum(locales).default("en").describe("Of the mails"),
});

/** The same whether the address is known or not. */
export const requestAnswer = z.object({
  next: z.literal("confirm_by_mail").describe("Nothing is kept beyond two days until the mail is answered"),
});
export type RequestAnswer = z.infer<typeof requestAnswer>;

/** A request as the page of its link shows it. */
export type BackInStockRequest = {
  productTitle: string;
  /** Null where the product has one variant alone. */
  variantTitle: string | null;
  handle: string | null;
  state: "unconfirmed" | "waiting" | "told";
};

export const awaitedVariantShape = z.object({
  variantId: idShape,
  productId: idShape,
  productTitle: z.string(),
  variantTitle: z.string(),
  waiting: z.int().describe("People who confirmed and were not told yet"),
  since: timestampShape.describe("Whoever waits longest"),
});
export type AwaitedVariant = z.infer<typeof awaitedVariantShape>;
