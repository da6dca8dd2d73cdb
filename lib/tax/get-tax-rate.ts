import type { Context } from "@/lib/operation/context";
import { selectRate } from "./queries";
import type { TaxRateEntry } from "./schema";
import { toTaxRate } from "./to-tax-rate";

/** @throws AppError `not_found`. */
export async function getTaxRate(ctx: Context, { taxRateId }: { taxRateId: string }): Promise<TaxRateEntry> {
  return toTaxRate(await selectRate(ctx.db, taxRateId));
}
