import { or, sql } from "drizzle-orm";
import { product, variant } from "@/db/schema/catalog";
import { findAvailability } from "@/lib/inventory/find-availability";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { selectSellable } from "./queries";
import type { DraftVariant } from "./schema";

const MOST = 10;

/** What can be put into a draft: variants on sale by a part of their product's title or of their SKU, at most ten. */
export async function listDraftVariants(
  ctx: Context,
  { q }: { q: string },
): Promise<{ data: DraftVariant[] }> {
  const currency = await getShopCurrency(ctx.db);
  const fits = or(
    sql`strpos(lower(${product.title}), lower(${q})) > 0`,
    sql`strpos(lower(${variant.sku}), lower(${q})) > 0`,
  );
  const rows = await selectSellable(ctx.db, currency, fits, MOST);
  const availability = await findAvailability(
    ctx.db,
    rows.map((row) => row.variant.id),
  );
  return {
    data: rows.map(({ variant: row, title, priceMinor }) => ({
      id: row.id,
      title,
      variantTitle: row.title,
      sku: row.sku,
      price: priceMinor === null ? null : { amount: priceMinor, currency },
      available: row.tracked ? (availability.get(row.id) ?? 0) : null,
    })),
  };
}
