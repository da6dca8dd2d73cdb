import type { Context } from "@/lib/operation/context";
import { selectLocations } from "./queries";
import type { StockLocation } from "./schema";
import { toStockLocation } from "./to-stock-location";

/** The places where stock lies, in the order in which they are sold from. */
export async function listStockLocations(ctx: Context): Promise<{ data: StockLocation[] }> {
  return { data: (await selectLocations(ctx.db)).map(toStockLocation) };
}
