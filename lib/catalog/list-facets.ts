import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { productListing } from "@/db/schema/listing";
import type { Facet } from "./schema";

const MAX_VALUES = 200;

/** Option values and availability of the products that match, with how many have each. */
export async function listFacets(db: Db, where: SQL | undefined): Promise<Facet[]> {
  const rows = await db.execute<{ facet: string; count: number }>(sql`
    select facet, count(*)::int as count from (
      select unnest(${productListing.optionFacets}
        || array['availability:' || case when ${productListing.stockClass} = 'sold_out' then 'sold_out' else 'in_stock' end])
        as facet
      from ${productListing} where ${where ?? sql`true`}
    ) as facets
    group by facet order by count desc, facet limit ${MAX_VALUES}`);
  const facets = new Map<string, Facet>();
  for (const { facet, count } of rows) {
    const at = facet.indexOf(":");
    const name = facet.slice(0, at);
    const entry = facets.get(name) ?? { name, values: [] };
    entry.values.push({ value: facet.slice(at + 1), count });
    facets.set(name, entry);
  }
  return [...facets.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
