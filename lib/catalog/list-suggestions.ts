import { and, eq, sql } from "drizzle-orm";
import { productListing } from "@/db/schema/listing";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { selectPage } from "./list-products";
import { resolveSearch } from "./resolve-search";
import type { Suggestions } from "./schema";

const MAX_PRODUCTS = 5;
const MAX_PLACES = 3;

/** A few products, categories and collections for what is being typed; nothing is counted. */
export async function listSuggestions(
  ctx: Context,
  { q, locale = defaultLocale }: { q: string; locale?: Locale | undefined },
): Promise<Suggestions> {
  const currency = await getShopCurrency(ctx.db);
  const search = await resolveSearch(ctx.db, q, locale);
  const matching = and(
    eq(productListing.currency, currency),
    sql`${productListing.searchVector} @@ ${search.query}`,
  );
  const [{ data }, categories, collections] = await Promise.all([
    selectPage(ctx, matching, search, { limit: MAX_PRODUCTS, locale }),
    selectPlaces(ctx, "category", search.titleQuery, locale),
    selectPlaces(ctx, "collection", search.titleQuery, locale),
  ]);
  return { products: data, categories, collections, correctedQuery: search.correctedQuery };
}

/** A shop has some hundreds of each: their titles are read one by one. */
async function selectPlaces(
  ctx: Context,
  table: "category" | "collection",
  titleQuery: ReturnType<typeof sql>,
  locale: Locale,
) {
  const rows = await ctx.db.execute<{ handle: string; title: string }>(sql`
    select handle, coalesce(nullif(translations->${locale}::text->>'title', ''), title) as title
    from ${sql.identifier(table)},
      fold_text(title) as folded, fold_text(coalesce(translations->'de'->>'title', '')) as german
    where setweight(to_tsvector('english', folded) || to_tsvector('simple', folded)
      || to_tsvector('german', german) || to_tsvector('simple', german), 'A') @@ ${titleQuery}
    order by position, title limit ${MAX_PLACES}`);
  return [...rows];
}
