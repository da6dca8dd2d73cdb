import { and, eq, ne } from "drizzle-orm";
import { product, variant } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findPrices } from "@/lib/pricing/find-prices";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { setPrice } from "@/lib/pricing/set-price";
import { loadProduct } from "./load-product";
import { lockProduct } from "./queries";
import { refreshListing } from "./refresh-listing";
import { requireVersion } from "./require-version";
import type { Product, VariantPatch } from "./schema";

/**
 * Edits a variant; what the patch does not name stays. Locks its product, raises the versions of both, refreshes the
 * listing and invalidates the pages in the same transaction.
 *
 * @returns the product as it is then.
 * @throws AppError `not_found`, `sku_taken`, `version_conflict`, `validation_failed` (another currency than the shop's, or a former price
 * below the price).
 */
export function updateVariant(ctx: Context, input: VariantPatch): Promise<Product> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const [found] = await tx.select().from(variant).where(eq(variant.id, input.variantId));
    if (!found) throw new AppError("not_found", "There is no such variant");
    const row = await lockProduct(tx, found.productId);
    requireVersion(row, input.expectedVersion);
    if (input.sku) await requireFreeSku(inTx, input.sku, found.id);
    await tx
      .update(variant)
      .set({ ...(input.sku === undefined ? {} : { sku: input.sku }), version: found.version + 1 })
      .where(eq(variant.id, found.id));
    await applyPrice(inTx, input);
    const [updated] = await tx
      .update(product)
      .set({ version: row.version + 1 })
      .where(eq(product.id, row.id))
      .returning();
    if (!updated) throw new Error(`product ${row.id} is gone`);
    await refreshListing(inTx, updated);
    return loadProduct(tx, updated);
  });
}

async function applyPrice(ctx: Context, { variantId, price, compareAtPrice }: VariantPatch): Promise<void> {
  if (price === undefined && compareAtPrice === undefined) return;
  const currency = await getShopCurrency(ctx.db);
  for (const [path, money] of [
    ["price", price],
    ["compareAtPrice", compareAtPrice],
  ] as const) {
    if (money && money.currency !== currency) {
      throw new AppError("validation_failed", `${path}: the shop sells in ${currency}`, {
        fields: [{ path, code: "currency", message: `the shop sells in ${currency}` }],
      });
    }
  }
  const current = (await findPrices(ctx.db, [variantId], currency)).get(variantId);
  await setPrice(ctx, {
    variantId,
    currency,
    amountMinor: price?.amount ?? current?.amountMinor ?? 0,
    compareAtMinor:
      compareAtPrice === undefined ? (current?.compareAtMinor ?? null) : (compareAtPrice?.amount ?? null),
  });
}

async function requireFreeSku(ctx: Context, sku: string, variantId: string): Promise<void> {
  const [other] = await ctx.db
    .select({ id: variant.id })
    .from(variant)
    .where(and(eq(variant.sku, sku), ne(variant.id, variantId)));
  if (other) throw new AppError("sku_taken");
}
