import { and, eq, sql } from "drizzle-orm";
import { productListing } from "@/db/schema/listing";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { selectPage } from "./list-products";
import { resolveSearch } from "./resolve-search";
import type { Suggestions } from "./schema";

const MAX_PRODUCTS = 5;
const MAX_PLACES = 3;

/** A few products, categories and collections for what is being typed; nothing is counted. */
export async function listSuggestions(ctx: Context, { q }: { q: string }): Promise<Suggestions> {
  const currency = await getShopCurrency(ctx.db);
  const search = await resolveSearch(ctx.db, q);
  const matching = and(
    eq(productListing.currency, currency),
    sql`${productListing.searchVector} @@ ${search.query}`,
  );
  const [{ data }, categories, collections] = await Promise.all([
    selectPage(ctx, matching, search, { limit: MAX_PRODUCTS }),
    selectPlaces(ctx, "category", search.titleQuery),
    selectPlaces(ctx, "collection", search.titleQuery),
  ]);
  return { products: data, categories, collections, correctedQuery: search.correctedQuery };
}

/** A shop has some hundreds of each: their titles are read one by one. */
async function selectPlaces(
  ctx: Context,
  table: "category" | "collection",
  titleQuery: ReturnType<typeof sql>,
) {
  const rows = await ctx.db.execute<{ handle: string; title: string }>(sql`
    select handle, title from ${sql.identifier(table)}
    where setweight(to_tsvector('english', fold_text(title)) || to_tsvector('simple', fold_text(title)), 'A')
      @@ ${titleQuery}
    order by position, title limit ${MAX_PLACES}`);
  return [...rows];
}
