import { z } from "zod";
import { defaultLocale, locales } from "@/lib/i18n/locales";

/** Shapes and bounds that several domains share, for inputs and outputs. */

export const currencyShape = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD");

export const moneyShape = z.object({
  amount: z.int().min(-1e15).max(1e15).describe("In the currency's minor unit, for example cents"),
  currency: currencyShape,
});

export const idShape = z.uuid();

export const handleShape = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens");

export const countryShape = z.string().regex(/^[A-Z]{2}$/, "an ISO 3166-1 alpha-2 code such as US");

/** In whose words the merchant's texts are answered. */
export const localeShape = z
  .enum(locales)
  .optional()
  .describe(
    `Language of the texts, ${defaultLocale} where absent; what is not translated is in the original`,
  );

/** `limit` of a list as a URL carries it: outside 1–100 it is refused, never clamped. */
export const limitShape = z.coerce.number().int().min(1).max(100).default(24);

export const cursorShape = z.string().min(1).max(1000);

export const timestampShape = z.iso.datetime();

/** The page of a list: `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });
