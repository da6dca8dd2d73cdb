import type { Context } from "@/lib/operation/context";
import { selectRates } from "./queries";
import type { TaxRateEntry } from "./schema";
import { toTaxRate } from "./to-tax-rate";

/** All rates, by country, each country before its regions. */
export async function listTaxRates(ctx: Context): Promise<{ data: TaxRateEntry[] }> {
  return { data: (await selectRates(ctx.db)).map(toTaxRate) };
}
