import { and, eq, type SQL, sql } from "drizzle-orm";
import { productListing } from "@/db/schema/listing";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { filterConditions, placeConditions } from "./list-conditions";
import { listFacets } from "./list-facets";
import { after, cursorAfter, orderOf, type Sort, titleIn } from "./list-keyset";
import { resolveSearch, type Search } from "./resolve-search";
import type { ProductList, ProductListInput } from "./schema";
import { toProductSummary } from "./to-product-summary";

/** So many products with all words in the title, and so many others, are ranked: a list by relevance ends there. */
const MAX_RANKED = 1000;

/**
 * A page of products on sale, through the read model, with facets and their counts over the whole result.
 *
 * @throws AppError `not_found` for an unknown category or collection, `invalid_cursor`, `validation_failed` for a
 * price filter that is no range.
 */
export async function listProducts(ctx: Context, input: ProductListInput): Promise<ProductList> {
  const currency = input.currency ?? (await getShopCurrency(ctx.db));
  const locale = input.locale ?? defaultLocale;
  const search = input.q === undefined ? null : await resolveSearch(ctx.db, input.q, locale);
  const base = and(
    eq(productListing.currency, currency),
    ...(await placeConditions(ctx, input)),
    search ? sql`${productListing.searchVector} @@ ${search.query}` : undefined,
  );
  const [page, { facets, total }] = await Promise.all([
    selectPage(ctx, and(base, ...filterConditions(input.filter ?? {})), search, input),
    listFacets(ctx.db, base, input.filter ?? {}, { locale, order: search ? undefined : newestFirst }),
  ]);
  return { ...page, facets, currency, total, correctedQuery: search?.correctedQuery ?? null };
}

const newestFirst = sql`order by ${sql.join(orderOf("newest", defaultLocale, sql`0`), sql`, `)}`;

type PageInput = Pick<ProductListInput, "sort" | "cursor" | "limit" | "locale">;

/** The rows of one page, and the cursor of the next. */
export async function selectPage(
  ctx: Context,
  matching: SQL | undefined,
  search: Search | null,
  input: PageInput,
): Promise<Pick<ProductList, "data" | "nextCursor">> {
  const sort: Sort = input.sort ?? (search ? "relevance" : "newest");
  const locale = input.locale ?? defaultLocale;
  const rank = search && sort === "relevance" ? rankOf(search, locale) : sql<number>`0::float8`;
  const among =
    search && sort === "relevance"
      ? sql`${productListing.productId} in (${bestOf(matching, search)}) and ${matching}`
      : matching;
  const rows = await ctx.db
    .select({ row: productListing, rank })
    .from(productListing)
    .where(and(among, input.cursor ? after(sort, locale, rank, input.cursor) : undefined))
    .orderBy(...orderOf(sort, locale, rank))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: page.map(({ row }) => toProductSummary(row, locale)),
    nextCursor: rows.length > input.limit && last ? cursorAfter(sort, locale, last) : null,
  };
}

/** A word such as "mug" may match a hundred thousand products: those with it in the title come first, and are bounded. */
function bestOf(matching: SQL | undefined, { titleQuery }: Search): SQL {
  const t = productListing;
  return sql`
    (select ${t.productId} from ${t} where ${matching} and ${t.searchVector} @@ ${titleQuery} limit ${MAX_RANKED})
    union (select ${t.productId} from ${t} where ${matching} limit ${MAX_RANKED})`;
}

/** A whole SKU before titles with all the words, those before texts; among equals, the title that says little else. */
function rankOf({ text, sku, query, titleQuery }: Search, locale: Locale): SQL<number> {
  const t = productListing;
  const isSku = sku === null ? sql`false` : sql`${t.skus} @> array[${sku}]::text[]`;
  return sql<number>`round((
    case when ${isSku} then 8 else 0 end + case when ${t.searchVector} @@ ${titleQuery} then 2 else 0 end
    + similarity(fold_text(${titleIn(locale)}), fold_text(${text})) + ts_rank(${t.searchVector}, ${query})
  )::numeric, 6)::float8`;
}
