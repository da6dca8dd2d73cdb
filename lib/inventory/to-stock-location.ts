import type { stockLocation } from "@/db/schema/inventory";
import { contentVersion } from "@/lib/operation/content-version";
import type { StockLocation } from "./schema";

/** The location as staff see it. */
export function toStockLocation(row: typeof stockLocation.$inferSelect): StockLocation {
  const { id, handle, name, priority, active } = row;
  return { id, handle, name, priority, active, version: contentVersion({ name, priority, active }) };
}
