import { asc } from "drizzle-orm";
import { stockLocation } from "@/db/schema/inventory";
import type { Context } from "@/lib/operation/context";
import type { StockLocation } from "./schema";

/** A shop has few of them. */
const MOST = 1000;

/** The places where stock lies, in the order in which they are sold from. */
export async function listStockLocations(ctx: Context): Promise<{ data: StockLocation[] }> {
  const data = await ctx.db
    .select()
    .from(stockLocation)
    .orderBy(asc(stockLocation.priority), asc(stockLocation.id))
    .limit(MOST);
  return { data };
}
