import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { lowStockAlert } from "@/db/schema/inventory";
import { setting } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { LOW_STOCK } from "./resolve-stock-class";

const PERIOD_MINUTES = 15;
const MOST = 1_000_000;

/**
 * Notes which variants on sale have become low, and forgets those that are no longer: one alert for each time. A level
 * that goes up and down across the threshold is told once: what was told is forgotten when there is twice as much as is
 * low (where nothing but 0 is low, when there is one), and only then told again. All stock is looked through, at most
 * every quarter of an hour, whatever calls; what crosses in between is found together.
 *
 * The setting `low_stock` is the number of units that is low still; without it, that of the class `low`.
 *
 * @returns whether it has looked.
 */
export async function noteLowStock(ctx: Context): Promise<boolean> {
  if (!(await claimRound(ctx))) return false;
  const units = await getThreshold(ctx);
  const few = selectFew(Math.max(units, plentyFrom(units) - 1));
  await ctx.db.execute(sql`
    with few as materialized (${few}),
      enough as (
        delete from low_stock_alert a where not exists (
          select from few where few.variant_id = a.variant_id and (few.free <= ${units} or a.mailed_at is not null))
      )
    insert into low_stock_alert (variant_id) select variant_id from few where free <= ${units}
    on conflict do nothing`);
  return true;
}

async function claimRound({ db }: Context): Promise<boolean> {
  const claimed = await db
    .insert(setting)
    .values({ key: "low_stock_looked", value: true })
    .onConflictDoUpdate({
      target: setting.key,
      set: { updatedAt: sql`now()` },
      setWhere: sql`${setting.updatedAt} < now() - make_interval(mins => ${PERIOD_MINUTES})`,
    })
    .returning({ key: setting.key });
  return claimed.length > 0;
}

async function getThreshold({ db }: Context): Promise<number> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "low_stock"));
  const units = row?.value;
  return typeof units === "number" && units >= 0 && units <= MOST ? units : LOW_STOCK;
}

/** From so many on, a variant that was told counts as one that never was. */
const plentyFrom = (units: number): number => units + Math.max(units, 1);

/** As `findAvailabilityParts` counts: what lies in active places and nobody holds. */
const selectFew = (units: number): SQL => sql`
  select few.variant_id, few.free
  from (
    select l.variant_id, sum(greatest(0, l.on_hand - l.reserved - l.allocated)) as free from stock_level l
      join stock_location place on place.id = l.stock_location_id and place.active
    group by l.variant_id
    having sum(greatest(0, l.on_hand - l.reserved - l.allocated)) <= ${units}) few
    join variant v on v.id = few.variant_id and v.tracked
    join product p on p.id = v.product_id and p.status = 'active'`;

/** Alerts that were not told yet belong to this mail from now on. */
export async function batchLowStock(ctx: Context, batchId: string): Promise<void> {
  await ctx.db
    .update(lowStockAlert)
    .set({ batchId })
    .where(and(isNull(lowStockAlert.batchId), isNull(lowStockAlert.mailedAt)));
}
