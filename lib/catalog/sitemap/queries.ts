import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { category, collection, product } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { page } from "@/db/schema/platform";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import type { SitemapKind } from "./schema";

export type SitemapRow = { id: string; handle: string; updatedAt: Date };

const tableOf = { categories: category, collections: collection, pages: page } as const;

/** Row by row, by key: a join might read all products for a thousand of them. */
const changedAt =
  sql<Date>`(select p.updated_at from product p where p.id = product_listing.product_id)`.mapWith(
    product.updatedAt,
  );

/** The next rows of a kind by their id, which sorts by creation: what is added stands at the end. */
export async function selectSitemapRows(
  db: Db,
  kind: SitemapKind,
  after: string | null,
  limit: number,
): Promise<SitemapRow[]> {
  if (kind === "products") {
    return db
      .select({ id: productListing.productId, handle: productListing.handle, updatedAt: changedAt })
      .from(productListing)
      .where(and(await onSale(db), after === null ? undefined : gt(productListing.productId, after)))
      .orderBy(asc(productListing.productId))
      .limit(limit);
  }
  const table = tableOf[kind];
  return db
    .select({ id: table.id, handle: table.handle, updatedAt: table.updatedAt })
    .from(table)
    .where(after === null ? undefined : gt(table.id, after))
    .orderBy(asc(table.id))
    .limit(limit);
}

/** The id after which each file but the first begins, given how many rows a file holds; walks the primary key alone. */
export async function selectFileStarts(db: Db, kind: SitemapKind, maxRows: number): Promise<string[]> {
  const [id, table, where] =
    kind === "products"
      ? [sql`${productListing.productId}`, productListing, await onSale(db)]
      : [sql`${tableOf[kind].id}`, tableOf[kind], undefined];
  const starts: string[] = [];
  for (let after: string | null = null; ; ) {
    const beyond: SQL | undefined = after === null ? undefined : sql`${id} > ${after}`;
    // The last row of a file, and the one behind it: without that one, no other file follows.
    const rows: { id: string }[] = await db
      .select({ id: sql<string>`${id}` })
      .from(table)
      .where(and(where, beyond))
      .orderBy(asc(id))
      .offset(maxRows - 1)
      .limit(2);
    const [last] = rows;
    if (rows.length < 2 || !last) return starts;
    starts.push(last.id);
    after = last.id;
  }
}

async function onSale(db: Db): Promise<SQL> {
  return eq(productListing.currency, await getShopCurrency(db));
}
