import { z } from "zod";
import { isCountryCode } from "@/lib/i18n/country-codes";
import { currencyCodes } from "@/lib/money/currency-codes";
import { countryShape, currencyShape } from "@/lib/operation/shapes";

const settingsShape = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give the shop a name")
    .max(100, "at most 100 characters")
    .describe("The name on the door: pages and mails say it"),
  currency: currencyShape
    .refine((code) => currencyCodes.includes(code), "a currency that ISO 4217 knows")
    .describe("What everything is sold in; it stays once there is a price or an order"),
  country: countryShape
    .refine(isCountryCode, "a country that ISO 3166-1 knows")
    .describe("Where the shop is at home: checkout begins with it"),
  taxIncluded: z.boolean().describe("Prices hold their tax; else it is added at checkout"),
  taxRounding: z
    .enum(["per_line", "per_rate"])
    .describe("Where tax is rounded: on each line, or on the sum of a rate"),
});

export const shopSettingsShape = settingsShape.extend({ version: z.int() });
export type ShopSettings = z.output<typeof shopSettingsShape>;

export const updateShopSettingsInput = settingsShape
  .partial()
  .extend({ expectedVersion: z.int().min(1).optional() });
export type UpdateShopSettings = z.output<typeof updateShopSettingsInput>;

const setupSteps = ["shop", "shipping", "taxes", "products", "invoices"] as const;

export const setupStepShape = z.object({
  step: z.enum(setupSteps),
  done: z.boolean(),
  blocksSelling: z.boolean().describe("While it is not done, nobody can buy what has to be delivered"),
});
export type SetupStep = z.output<typeof setupStepShape>;
