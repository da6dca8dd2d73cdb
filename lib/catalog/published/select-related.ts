import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { productListing } from "@/db/schema/listing";
import type { Locale } from "@/lib/i18n/locales";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import type { ProductSummary } from "../schema";
import { toProductSummary } from "../to-product-summary";

/** The newest of each list that are looked at: a list of a hundred thousand costs no more than a short one. */
const CANDIDATES = 60;
const MOST_LISTS = 8;

/**
 * At most `limit` products of the same categories and collections: those that can be bought first, then of the same
 * type, then by lists in common, then the newest. None for a product that is not on sale.
 */
export async function selectRelated(
  db: Db,
  productId: string,
  { limit, locale }: { limit: number; locale: Locale },
): Promise<ProductSummary[]> {
  const currency = await getShopCurrency(db);
  const t = productListing;
  const [own] = await db
    .select({ type: t.productType, categoryIds: t.categoryIds, collectionIds: t.collectionIds })
    .from(t)
    .where(and(eq(t.productId, productId), eq(t.currency, currency)));
  if (!own) return [];
  const lists = [
    ...own.collectionIds.map((id) => sql`${t.collectionIds} @> array[${id}]::uuid[]`),
    ...own.categoryIds.map((id) => sql`${t.categoryIds} @> array[${id}]::uuid[]`),
  ].slice(0, MOST_LISTS);
  if (lists.length === 0) return [];
  const newest = lists.map(
    (list) => sql`(select ${t.productId} as id from ${t} where ${t.currency} = ${currency} and ${list}
      order by ${t.publishedAt} desc, ${t.productId} desc limit ${CANDIDATES})`,
  );
  const candidates = sql`(select id, count(*) as in_common from (${sql.join(newest, sql` union all `)}) as listed
    where id <> ${productId}::uuid group by id)`;
  const rows = await db
    .select({ row: t })
    .from(t)
    .innerJoin(sql`${candidates} as candidate`, sql`candidate.id = ${t.productId}`)
    .where(eq(t.currency, currency))
    .orderBy(
      sql`${t.stockClass} = 'sold_out', ${t.productType} <> ${own.type}, candidate.in_common desc,
        ${t.publishedAt} desc, ${t.productId} desc`,
    )
    .limit(limit);
  return rows.map(({ row }) => toProductSummary(row, locale));
}
