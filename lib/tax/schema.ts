import { z } from "zod";
import { isCountryCode } from "@/lib/i18n/country-codes";
import { countryShape, idShape, timestampShape } from "@/lib/operation/shapes";

const nameShape = z.string().trim().min(1, "Give it a name").max(120, "at most 120 characters");
const rateShape = z
  .int("a number of percent")
  .min(0, "at least 0 %")
  .max(1_000_000, "at most 100 %")
  .describe("Parts per million: 88750 is 8.875 %");
const regionShape = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,3}$/, "the code of a state or province, such as NY");
const versionShape = z.int().min(1).optional();

export const taxRateShape = z.object({
  id: idShape,
  country: z.string(),
  region: z.string().nullable().describe("ISO 3166-2 without the country; null: the whole country"),
  categoryId: idShape,
  name: z.string(),
  ratePpm: z.int(),
  appliesToShipping: z.boolean(),
  version: z.int(),
  createdAt: timestampShape,
});
export type TaxRateEntry = z.output<typeof taxRateShape>;

export const createTaxRateInput = z.object({
  country: countryShape.refine(isCountryCode, "a country that ISO 3166-1 knows"),
  region: regionShape
    .nullable()
    .default(null)
    .describe("Its rates replace those of the country; null: all of it"),
  categoryId: idShape.optional().describe("The default category where absent"),
  name: nameShape.describe("Shoppers read it beside the sum, for example VAT"),
  ratePpm: rateShape,
  appliesToShipping: z.boolean().default(true),
});
export type TaxRateDraft = z.output<typeof createTaxRateInput>;

export const updateTaxRateInput = z.object({
  taxRateId: idShape,
  name: nameShape.optional(),
  ratePpm: rateShape.optional(),
  appliesToShipping: z.boolean().optional(),
  expectedVersion: versionShape,
});
export type UpdateTaxRate = z.output<typeof updateTaxRateInput>;

export const taxRateIdInput = z.object({ taxRateId: idShape });
export const removeTaxRateInput = taxRateIdInput.extend({ expectedVersion: versionShape });
