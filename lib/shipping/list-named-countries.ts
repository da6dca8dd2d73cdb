import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shippingZone } from "@/db/schema/shipping";

/** ISO 3166-1 codes of the countries that zones name: what the merchant delivers to on purpose. */
export async function listNamedCountries(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ country: sql<string>`unnest(${shippingZone.countries})` })
    .from(shippingZone);
  return rows.map(({ country }) => country);
}
