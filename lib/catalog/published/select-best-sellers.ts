import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { productListing } from "@/db/schema/listing";
import { order, orderLine } from "@/db/schema/order";
import type { Locale } from "@/lib/i18n/locales";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import type { ProductSummary } from "../schema";
import { toProductSummary } from "../to-product-summary";

/** The latest orders that are looked at: a shop with a million costs no more than one with so many. */
const LATEST_ORDERS = 2000;
const DAYS = 90;

/**
 * At most `limit` products that can be bought, by pieces sold in the latest confirmed orders of 90 days. What was
 * ordered and not paid does not count; what came back does.
 */
export async function selectBestSellers(
  db: Db,
  { limit, locale }: { limit: number; locale: Locale },
): Promise<ProductSummary[]> {
  const currency = await getShopCurrency(db);
  const latest = (status: "confirmed" | "completed") => sql`(select ${order.id} as id from ${order}
    where ${order.status} = ${status} and ${order.placedAt} > now() - make_interval(days => ${DAYS})
    order by ${order.placedAt} desc, ${order.id} desc limit ${LATEST_ORDERS})`;
  const sold = sql`(select ${orderLine.productId} as id, sum(${orderLine.quantity}) as pieces
    from (${latest("confirmed")} union all ${latest("completed")}) as latest
    join ${orderLine} on ${orderLine.orderId} = latest.id
    where ${orderLine.productId} is not null group by ${orderLine.productId})`;
  const rows = await db
    .select({ row: productListing })
    .from(productListing)
    .innerJoin(sql`${sold} as sold`, sql`sold.id = ${productListing.productId}`)
    .where(and(eq(productListing.currency, currency), sql`${productListing.stockClass} <> 'sold_out'`))
    .orderBy(sql`sold.pieces desc, ${productListing.productId} desc`)
    .limit(limit);
  return rows.map(({ row }) => toProductSummary(row, locale));
}
