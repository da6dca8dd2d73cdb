import { sql } from "drizzle-orm";
import { productListing } from "@/db/schema/listing";
import { order, orderLine } from "@/db/schema/order";
import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";

const PERIOD_MINUTES = 60;
const DAYS = 90;
/** The latest orders of each status that are counted: a round costs no more in a shop that has a million of them. */
const LATEST_ORDERS = 50_000;
/** So many listings are locked at once, and for the shortest time. */
const BATCH = 500;

/**
 * Counts what "best selling" sorts by: the pieces of each product in the latest confirmed orders of 90 days. What was
 * ordered and not paid does not count; what came back does. Counted anew, so that nothing drifts, and at most once an
 * hour, whatever calls. Only listings whose figure has changed are written, locked in id order as stock does it.
 *
 * @returns how many listings were written; null when the hour is not over.
 */
export async function countSales(ctx: Context): Promise<number | null> {
  if (!(await claimRound(ctx))) return null;
  const changed = await findChanged(ctx);
  for (let start = 0; start < changed.length; start += BATCH) {
    await writeFigures(ctx, changed.slice(start, start + BATCH));
  }
  return changed.length;
}

async function claimRound({ db }: Context): Promise<boolean> {
  const claimed = await db
    .insert(setting)
    .values({ key: "sales_counted", value: true })
    .onConflictDoUpdate({
      target: setting.key,
      set: { updatedAt: sql`now()` },
      setWhere: sql`${setting.updatedAt} < now() - make_interval(mins => ${PERIOD_MINUTES})`,
    })
    .returning({ key: setting.key });
  return claimed.length > 0;
}

type Figure = { productId: string; pieces: number };

/** What is listed with another figure than today's; in id order. */
async function findChanged({ db }: Context): Promise<Figure[]> {
  const t = productListing;
  const currency = await getShopCurrency(db);
  const latest = (status: "confirmed" | "completed") => sql`(select ${order.id} as id from ${order}
    where ${order.status} = ${status} and ${order.placedAt} > now() - make_interval(days => ${DAYS})
    order by ${order.placedAt} desc, ${order.id} desc limit ${LATEST_ORDERS})`;
  return db.execute<Figure>(sql`
    with sold as (
      select ${orderLine.productId} as product_id, sum(${orderLine.quantity})::int as pieces
      from (${latest("confirmed")} union all ${latest("completed")}) as latest
      join ${orderLine} on ${orderLine.orderId} = latest.id
      where ${orderLine.productId} is not null group by 1
    )
    select ${t.productId} as "productId", sold.pieces from sold
      join ${t} on ${t.productId} = sold.product_id and ${t.currency} = ${currency}
        and ${t.unitsSold} <> sold.pieces
    union
    select ${t.productId}, 0 from ${t}
      where ${t.currency} = ${currency} and ${t.unitsSold} > 0
        and not exists (select from sold where sold.product_id = ${t.productId})
    order by 1`);
}

async function writeFigures({ db }: Context, figures: readonly Figure[]): Promise<void> {
  const t = productListing;
  const values = sql.join(
    figures.map(({ productId, pieces }) => sql`(${productId}::uuid, ${pieces}::int)`),
    sql`, `,
  );
  await db.execute(sql`
    with figure (product_id, pieces) as (values ${values}),
      locked as materialized (
        select ${t.productId} as product_id, ${t.currency} as currency, figure.pieces
        from figure join ${t} on ${t.productId} = figure.product_id
        order by ${t.productId}, ${t.currency} for update of ${sql.raw('"product_listing"')}
      )
    update ${t} set units_sold = locked.pieces from locked
      where ${t.productId} = locked.product_id and ${t.currency} = locked.currency`);
}
