import { sql } from "drizzle-orm";
import { productListing } from "@/db/schema/listing";
import { setting } from "@/db/schema/platform";
import { taxRate } from "@/db/schema/tax";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { deliversAnywhere } from "@/lib/shipping/delivers-anywhere";
import type { SetupStep } from "./schema";

type Found = { shop: boolean; taxes: boolean; products: boolean; invoices: boolean };

/**
 * What a shop needs before its first sale, asked of the data each time: nothing is ticked off, and what is undone later is
 * missing again. Whoever saved how prices hold tax has decided about taxes, with rates or without.
 */
export async function listSetupSteps({ db }: Context): Promise<{ data: SetupStep[] }> {
  const currency = await getShopCurrency(db);
  const [found] = await db.execute<Found>(sql`select
    (select count(*) = 2 from ${setting} where ${setting.key} in ('shop_name', 'currency')) as shop,
    exists (select from ${taxRate}) or
      exists (select from ${setting} where ${setting.key} = 'taxIncluded') as taxes,
    exists (select from ${productListing}
      where ${productListing.currency} = ${currency} and ${productListing.stockClass} <> 'sold_out') as products,
    exists (select from ${setting}
      where ${setting.key} = 'seller' and ${setting.value} ->> 'line1' <> '') as invoices`);
  const step = (name: SetupStep["step"], done: boolean | undefined, blocksSelling: boolean): SetupStep => ({
    step: name,
    done: done ?? false,
    blocksSelling,
  });
  return {
    data: [
      step("shop", found?.shop, false),
      step("shipping", await deliversAnywhere(db, currency), true),
      step("taxes", found?.taxes, false),
      step("products", found?.products, true),
      step("invoices", found?.invoices, false),
    ],
  };
}
