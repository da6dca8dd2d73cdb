import { contentVersion } from "@/lib/operation/content-version";
import type { RateInPlace } from "./queries";
import type { TaxRateEntry } from "./schema";

/** The rate as staff see it. */
export function toTaxRate({ rate, zone }: RateInPlace): TaxRateEntry {
  const content = {
    country: zone.country,
    region: zone.region,
    categoryId: rate.taxCategoryId,
    name: rate.name,
    ratePpm: rate.ratePpm,
    appliesToShipping: rate.appliesToShipping,
  };
  const createdAt = rate.createdAt.toISOString();
  return { id: rate.id, ...content, version: contentVersion(content), createdAt };
}
