import { asc, count, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { product, variant } from "@/db/schema/catalog";
import { lowStockAlert, stockLevel, stockLocation } from "@/db/schema/inventory";
import type { Context } from "@/lib/operation/context";

export type LowVariant = {
  productId: string;
  title: string;
  variantTitle: string;
  sku: string | null;
  /** What lies there and nobody holds. */
  free: number;
};

/** Mails that were made up and not sent, with how many alerts each has. */
export function listUnmailedBatches({ db }: Context): Promise<{ batchId: string | null; alerts: number }[]> {
  return db
    .select({ batchId: lowStockAlert.batchId, alerts: count() })
    .from(lowStockAlert)
    .where(sql`${isNull(lowStockAlert.mailedAt)} and ${isNotNull(lowStockAlert.batchId)}`)
    .groupBy(lowStockAlert.batchId);
}

/** The variants of a mail as they stand now, the fewest first. */
export function listLowStock({ db }: Context, batchId: string, limit: number): Promise<LowVariant[]> {
  const free = sql<number>`(select coalesce(sum(greatest(0,
      ${stockLevel.onHand} - ${stockLevel.reserved} - ${stockLevel.allocated})), 0)::int
    from ${stockLevel} join ${stockLocation} on ${stockLocation.id} = ${stockLevel.stockLocationId}
      and ${stockLocation.active}
    where ${stockLevel.variantId} = ${lowStockAlert.variantId})`;
  return db
    .select({
      productId: product.id,
      title: product.title,
      variantTitle: variant.title,
      sku: variant.sku,
      free,
    })
    .from(lowStockAlert)
    .innerJoin(variant, eq(variant.id, lowStockAlert.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .where(eq(lowStockAlert.batchId, batchId))
    .orderBy(asc(free), asc(product.title), asc(variant.position))
    .limit(limit);
}

export async function markLowStockMailed({ db }: Context, batchId: string): Promise<void> {
  await db.update(lowStockAlert).set({ mailedAt: sql`now()` }).where(eq(lowStockAlert.batchId, batchId));
}
