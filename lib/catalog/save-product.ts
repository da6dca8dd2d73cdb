import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  category,
  collection,
  collectionProduct,
  product,
  productCategory,
  productOption,
  productOptionValue,
  variant,
  variantOptionValue,
} from "@/db/schema/catalog";
import { sanitizeText } from "@/lib/content/sanitize-html";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { setPrice } from "@/lib/pricing/set-price";
import type { ProductDraft, VariantDraft } from "./product-draft";
import { findProductByHandle, type ProductRow } from "./queries";

export type SavedProduct = { row: ProductRow; created: boolean; variantIds: Map<VariantDraft, string> };

/**
 * Creates the product of a handle, or brings it to the draft: options, variants (met again by SKU, else by their
 * combination of values), prices, categories and collections. Variants that the draft does not name stay. The caller
 * runs it in a transaction, brings stock and pictures, and refreshes the listing.
 *
 * @throws AppError `sku_taken` when a SKU belongs to another product, `validation_failed` for wrong amounts.
 */
export async function saveProduct(
  ctx: Context,
  draft: ProductDraft,
  currency: string,
): Promise<SavedProduct> {
  const existing = await findProductByHandle(ctx.db, draft.handle);
  const row = existing ? await updateRow(ctx.db, existing, draft) : await insertRow(ctx.db, draft);
  const valueIds = await saveOptions(ctx.db, row.id, draft);
  const variantIds = new Map<VariantDraft, string>();
  for (const [index, entry] of draft.variants.entries()) {
    const id = await saveVariant(ctx.db, row.id, entry, index + 1);
    variantIds.set(entry, id);
    await saveChoices(ctx.db, id, entry, valueIds);
    const { amountMinor, compareAtMinor } = entry;
    await setPrice(ctx, { variantId: id, currency, amountMinor, compareAtMinor });
  }
  await saveCategories(ctx.db, row.id, draft.categories);
  await saveCollections(ctx.db, row.id, draft.collections);
  return { row, created: !existing, variantIds };
}

function columnsOf(draft: ProductDraft) {
  return {
    title: draft.title,
    descriptionHtml: sanitizeText(draft.descriptionHtml),
    status: draft.status,
    vendor: draft.vendor,
    productType: draft.productType,
    tags: draft.tags,
    attributes: draft.attributes,
    seoTitle: draft.seoTitle,
    seoDescription: draft.seoDescription,
    sourceColumns: draft.sourceColumns,
  };
}

async function insertRow(db: Db, draft: ProductDraft): Promise<ProductRow> {
  const publishedAt = draft.status === "active" ? (draft.publishedAt ?? new Date()) : null;
  const [row] = await db
    .insert(product)
    .values({ handle: draft.handle, publishedAt, ...columnsOf(draft) })
    .returning();
  if (!row) throw new Error("insert returned no product");
  return row;
}

async function updateRow(db: Db, existing: ProductRow, draft: ProductDraft): Promise<ProductRow> {
  const publishedAt = existing.publishedAt ?? (draft.status === "active" ? new Date() : null);
  const [row] = await db
    .update(product)
    .set({ ...columnsOf(draft), publishedAt, version: existing.version + 1 })
    .where(eq(product.id, existing.id))
    .returning();
  if (!row) throw new Error(`product ${existing.id} is gone`);
  return row;
}

/** @returns option name → value → [option id, value id]. */
async function saveOptions(
  db: Db,
  productId: string,
  draft: ProductDraft,
): Promise<Map<string, Map<string, [string, string]>>> {
  const result = new Map<string, Map<string, [string, string]>>();
  if (draft.options.length > 0) {
    const names = draft.options.map((option) => option.name);
    await db
      .delete(productOption)
      .where(and(eq(productOption.productId, productId), notInArray(productOption.name, names)));
  } else {
    await db.delete(productOption).where(eq(productOption.productId, productId));
  }
  for (const [index, option] of draft.options.entries()) {
    const position = index + 1;
    const [row] = await db
      .insert(productOption)
      .values({ productId, name: option.name, position })
      .onConflictDoUpdate({ target: [productOption.productId, productOption.name], set: { position } })
      .returning();
    if (!row) throw new Error("upsert returned no option");
    const ids = new Map<string, [string, string]>();
    for (const [valueIndex, value] of option.values.entries()) {
      const [valueRow] = await db
        .insert(productOptionValue)
        .values({ optionId: row.id, value, position: valueIndex + 1 })
        .onConflictDoUpdate({
          target: [productOptionValue.optionId, productOptionValue.value],
          set: { position: valueIndex + 1 },
        })
        .returning();
      if (valueRow) ids.set(value, [row.id, valueRow.id]);
    }
    result.set(option.name, ids);
  }
  return result;
}

async function saveVariant(
  db: Db,
  productId: string,
  entry: VariantDraft,
  position: number,
): Promise<string> {
  const existing = await findVariant(db, productId, entry);
  const columns = {
    sku: entry.sku,
    barcode: entry.barcode,
    title: variantTitle(entry),
    position,
    weightGrams: entry.weightGrams,
    requiresShipping: entry.requiresShipping,
    taxable: entry.taxable,
    tracked: entry.tracked,
    sourceColumns: entry.sourceColumns,
  };
  if (existing) {
    await db.update(variant).set(columns).where(eq(variant.id, existing));
    return existing;
  }
  const [row] = await db
    .insert(variant)
    .values({ productId, ...columns })
    .returning({ id: variant.id });
  if (!row) throw new Error("insert returned no variant");
  return row.id;
}

async function findVariant(db: Db, productId: string, entry: VariantDraft): Promise<string | null> {
  if (entry.sku !== null) {
    const [bySku] = await db.select().from(variant).where(eq(variant.sku, entry.sku));
    if (bySku && bySku.productId !== productId) {
      throw new AppError("sku_taken", `The SKU ${entry.sku} belongs to another product`);
    }
    if (bySku) return bySku.id;
  }
  const [byTitle] = await db
    .select({ id: variant.id })
    .from(variant)
    .where(and(eq(variant.productId, productId), eq(variant.title, variantTitle(entry))));
  return byTitle?.id ?? null;
}

/** Option values joined, or "Default" for a product without options. */
function variantTitle(entry: Pick<VariantDraft, "options">): string {
  const values = Object.values(entry.options);
  return values.length > 0 ? values.join(" / ") : "Default";
}

async function saveChoices(
  db: Db,
  variantId: string,
  entry: VariantDraft,
  valueIds: Map<string, Map<string, [string, string]>>,
): Promise<void> {
  const rows = Object.entries(entry.options).flatMap(([name, value]) => {
    const ids = valueIds.get(name)?.get(value);
    return ids ? [{ variantId, optionId: ids[0], optionValueId: ids[1] }] : [];
  });
  for (const row of rows) {
    await db
      .insert(variantOptionValue)
      .values(row)
      .onConflictDoUpdate({
        target: [variantOptionValue.variantId, variantOptionValue.optionId],
        set: { optionValueId: row.optionValueId },
      });
  }
}

/** Absent: categories stay as they are. Unknown handles are left out: the caller creates categories first. */
async function saveCategories(
  db: Db,
  productId: string,
  handles: readonly string[] | undefined,
): Promise<void> {
  if (handles === undefined) return;
  await db.delete(productCategory).where(eq(productCategory.productId, productId));
  if (handles.length === 0) return;
  const rows = await db
    .select()
    .from(category)
    .where(inArray(category.handle, [...handles]));
  for (const row of rows) {
    await db
      .insert(productCategory)
      .values({ productId, categoryId: row.id, position: handles.indexOf(row.handle) });
  }
}

async function saveCollections(
  db: Db,
  productId: string,
  handles: readonly string[] | undefined,
): Promise<void> {
  if (handles === undefined) return;
  await db.delete(collectionProduct).where(eq(collectionProduct.productId, productId));
  if (handles.length === 0) return;
  const rows = await db
    .select()
    .from(collection)
    .where(inArray(collection.handle, [...handles]));
  for (const row of rows) await db.insert(collectionProduct).values({ productId, collectionId: row.id });
}
