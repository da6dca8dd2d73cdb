import { and, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { productListing } from "@/db/schema/listing";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { labelPrefix, splitLabels } from "./facet-labels";
import { type FacetCount, PRICE_BOUNDS, PRICE_RANGES, toFacets } from "./facet-rules";
import { filterConditions, priceCondition } from "./list-conditions";
import type { Facet, ProductListInput } from "./schema";

/** So many products are counted at most: a huge category answers as quickly as a large one. */
const MAX_COUNTED = 10_000;

/** Half of them may be labels. */
const MAX_FACET_ROWS = 2000;

export type Counts = { facets: Facet[]; total: { count: number; isExact: boolean } };

/**
 * Options, types, vendors, prices and availability of the products that match, with how many have each, and how many
 * match at all; over MAX_COUNTED of them at most, the newest ones unless it is a search. The counts of a facet ignore that facet's own choice.
 *
 * @param base which products the list is about, before any filter.
 * @param locale whose labels are counted beside the facets of all that match.
 * @param order decides which ones are counted. Without it Postgres reads whole tables until it has enough; with it,
 * a search would sort all that it finds.
 */
export async function listFacets(
  db: Db,
  base: SQL | undefined,
  filter: NonNullable<ProductListInput["filter"]>,
  { locale, order }: { locale: Locale; order: SQL | undefined },
): Promise<Counts> {
  const parts = [
    { part: "all", where: and(base, ...filterConditions(filter)) },
    ...Object.keys(filter).map((name) => ({
      part: name.toLowerCase(),
      where: and(base, ...filterConditions(filter, name)),
    })),
  ];
  const rows = await db.execute<FacetCount>(
    sql`${sql.join(
      parts.map(({ part, where }) =>
        countPart(part, sql`${where ?? sql`true`} ${order ?? sql``}`, {
          prices: filter.price ?? [],
          locale,
        }),
      ),
      sql` union all `,
    )}`,
  );
  const { counts, labels } = splitLabels(rows, locale);
  const matching = counts.find(({ part, facet }) => part === "all" && facet === "")?.count ?? 0;
  return {
    facets: toFacets(counts, filter, labels),
    total: { count: Math.min(matching, MAX_COUNTED), isExact: matching <= MAX_COUNTED },
  };
}

/** One facet's part counts that facet only. The empty facet counts the products. */
function countPart(part: string, rows: SQL, { prices, locale }: { prices: string[]; locale: Locale }): SQL {
  const t = productListing;
  const list = (values: readonly (string | number)[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    );
  // The languages of a shop are few: labels are told apart after counting.
  const labels = locale === defaultLocale ? sql`` : sql` || ${t.facetLabels}`;
  const ofPart = sql`where starts_with(facet, ${`${part}:`}) or starts_with(facet, ${labelPrefix(locale, part)})`;
  const own = prices
    .filter((range) => !PRICE_RANGES.includes(range))
    .map(
      (range) => sql` || case when ${priceCondition([range])} then array[${`price:${range}`}] else '{}' end`,
    );
  return sql`(
    select ${part}::text as part, facet, count(*)::int as count from (
      select unnest(${t.optionFacets} || array[
        '', 'product_type:' || ${t.productType}, 'vendor:' || ${t.vendor},
        'availability:' || case when ${t.stockClass} = 'sold_out' then 'sold_out' else 'in_stock' end,
        'price:' || (array[${list(PRICE_RANGES)}]::text[])[
          width_bucket(${t.minPriceMinor}::bigint, array[${list(PRICE_BOUNDS)}]::bigint[]) + 1]
      ]${sql.join(own)}${labels}) as facet
      from (select * from ${t} where ${rows} limit ${MAX_COUNTED + 1}) as ${t}
    ) as counted
    ${part === "all" ? sql`` : ofPart}
    group by facet order by (facet = '') desc, count desc limit ${MAX_FACET_ROWS})`;
}
