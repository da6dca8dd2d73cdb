import { asc } from "drizzle-orm";
import { stockLocation } from "@/db/schema/inventory";
import type { Context } from "@/lib/operation/context";
import type { StockLocation } from "./schema";

const MOST_LOCATIONS = 200;

/** The places where stock lies, in the order in which they fill. */
export async function listStockLocations(ctx: Context): Promise<{ data: StockLocation[] }> {
  const rows = await ctx.db
    .select()
    .from(stockLocation)
    .orderBy(asc(stockLocation.priority), asc(stockLocation.id))
    .limit(MOST_LOCATIONS);
  return { data: rows.map(({ id, name, active }) => ({ id, name, active })) };
}
