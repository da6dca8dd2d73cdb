import type { StockClass } from "@/lib/catalog/schema";

/** Units that are low still. */
export const LOW_STOCK = 5;

/** What a page says of stock instead of a count. `parts` is null for a variant whose stock is not counted. */
export function resolveStockClass(parts: { onHandFree: number; available: number } | null): StockClass {
  if (parts === null) return "in_stock";
  if (parts.onHandFree > LOW_STOCK) return "in_stock";
  if (parts.onHandFree > 0) return "low";
  return parts.available > 0 ? "backorder" : "sold_out";
}

const order: readonly StockClass[] = ["in_stock", "low", "backorder", "sold_out"];

/** The class of a product: that of its best variant. */
export function resolveProductStockClass(classes: readonly StockClass[]): StockClass {
  return order.find((candidate) => classes.includes(candidate)) ?? "sold_out";
}
