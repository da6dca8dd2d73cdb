import { getShopName } from "@/lib/catalog/get-shop-name";
import { contentVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { getShopCountry } from "@/lib/shipping/get-shop-country";
import { getTaxSettings } from "@/lib/tax/get-tax-settings";
import type { ShopSettings } from "./schema";

/** What the shop is: as it was set, or what holds where nothing was. */
export async function getShopSettings(ctx: Context): Promise<ShopSettings> {
  const { included, rounding } = await getTaxSettings(ctx.db);
  const content = {
    name: await getShopName(ctx),
    currency: await getShopCurrency(ctx.db),
    country: await getShopCountry(ctx.db),
    taxIncluded: included,
    taxRounding: rounding,
  };
  return { ...content, version: contentVersion(content) };
}
