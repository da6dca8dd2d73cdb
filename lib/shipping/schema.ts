import { z } from "zod";
import { isCountryCode } from "@/lib/i18n/country-codes";
import { translatedLocales } from "@/lib/i18n/locales";
import { countryShape, idShape, moneyShape, timestampShape } from "@/lib/operation/shapes";

const nameShape = z.string().trim().min(1, "Give it a name").max(120, "at most 120 characters");
const versionShape = z.int().min(1).optional();

const countriesShape = z
  .array(countryShape.refine(isCountryCode, "a country that ISO 3166-1 knows"))
  .max(300)
  .describe("ISO 3166-1 alpha-2 codes; each country is in one zone at most");

export const shippingZoneShape = z.object({
  id: idShape,
  name: z.string(),
  countries: z.array(z.string()),
  restOfWorld: z.boolean().describe("The zone of every country that no other zone names"),
  version: z.int(),
  createdAt: timestampShape,
});
export type ShippingZone = z.output<typeof shippingZoneShape>;

export const createZoneInput = z.object({
  name: nameShape.describe("Staff read it; shoppers do not"),
  countries: countriesShape.default([]),
  restOfWorld: z.boolean().default(false).describe("Instead of countries; one zone at most"),
});
export type ZoneDraft = z.output<typeof createZoneInput>;

export const updateZoneInput = z.object({
  zoneId: idShape,
  name: nameShape.optional(),
  countries: countriesShape.optional(),
  restOfWorld: z.boolean().optional(),
  expectedVersion: versionShape,
});
export type UpdateZone = z.output<typeof updateZoneInput>;

export const zoneIdInput = z.object({ zoneId: idShape, expectedVersion: versionShape });

export const shippingMethodStatuses = ["active", "archived"] as const;

const chargeShape = moneyShape.extend({ amount: z.int().min(0, "not below 0").max(1e12, "at most 10^12") });

const rateShape = z.object({
  minSubtotal: chargeShape.describe("Of the goods, before discounts; 0: every order"),
  price: chargeShape,
});
export type MethodRate = z.output<typeof rateShape>;

const ratesShape = z
  .array(rateShape)
  .min(1, "Say what it costs")
  .max(50)
  .describe(
    "The rate with the highest minSubtotal that the goods reach applies: free delivery is a price of 0",
  );

export const shippingMethodShape = z.object({
  id: idShape,
  zoneId: idShape,
  name: z.string(),
  estimate: z.string(),
  translations: z.partialRecord(
    z.enum(translatedLocales),
    z.object({ name: z.string(), estimate: z.string() }),
  ),
  status: z.enum(shippingMethodStatuses),
  position: z.int(),
  rates: ratesShape,
  version: z.int(),
  createdAt: timestampShape,
  updatedAt: timestampShape,
});
export type ShippingMethod = z.output<typeof shippingMethodShape>;

const estimateShape = z.string().trim().max(120, "at most 120 characters");
const translationsShape = z.partialRecord(
  z.enum(translatedLocales),
  z.object({
    name: z.string().trim().max(120, "at most 120 characters").default(""),
    estimate: estimateShape.default(""),
  }),
);

export const createMethodInput = z.object({
  zoneId: idShape,
  name: nameShape.describe("Shoppers choose by it"),
  estimate: estimateShape.default("").describe("How long it takes, for example “3–5 business days”"),
  translations: translationsShape
    .default({})
    .describe("In other languages; an empty text shows the original"),
  position: z
    .int("a whole number")
    .min(0, "at least 0")
    .max(10_000, "at most 10000")
    .default(0)
    .describe("The lower comes first"),
  rates: ratesShape,
});
export type MethodDraft = z.output<typeof createMethodInput>;

export const updateMethodInput = z.object({
  shippingMethodId: idShape,
  name: nameShape.optional(),
  estimate: estimateShape.optional(),
  translations: translationsShape.optional(),
  position: z.int("a whole number").min(0, "at least 0").max(10_000, "at most 10000").optional(),
  rates: ratesShape.optional(),
  status: z.enum(shippingMethodStatuses).optional(),
  expectedVersion: versionShape,
});
export type UpdateMethod = z.output<typeof updateMethodInput>;

export const methodIdInput = z.object({ shippingMethodId: idShape });
export const archiveMethodInput = methodIdInput.extend({ expectedVersion: versionShape });
