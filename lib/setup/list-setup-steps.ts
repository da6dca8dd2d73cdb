import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { deliversAnywhere } from "@/lib/shipping/delivers-anywhere";
import { findSetupFacts } from "./queries";
import type { SetupStep } from "./schema";

/**
 * What a shop needs before its first sale, asked of the data each time: nothing is ticked off, and what is undone later is
 * missing again. Whoever saved how prices hold tax has decided about taxes, with rates or without.
 */
export async function listSetupSteps({ db }: Context): Promise<{ data: SetupStep[] }> {
  const currency = await getShopCurrency(db);
  const found = await findSetupFacts(db, currency);
  const step = (name: SetupStep["step"], done: boolean, blocksSelling: boolean): SetupStep => ({
    step: name,
    done,
    blocksSelling,
  });
  return {
    data: [
      step("shop", found.shop, false),
      step("shipping", await deliversAnywhere(db, currency), true),
      step("taxes", found.taxes, false),
      step("products", found.products, true),
      step("invoices", found.invoices, false),
    ],
  };
}
