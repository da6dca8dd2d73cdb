import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  category,
  collection,
  collectionProduct,
  media,
  product,
  productCategory,
  productOption,
  productOptionValue,
  variant,
  variantOptionValue,
} from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";

export type ProductRow = typeof product.$inferSelect;
export type VariantRow = typeof variant.$inferSelect;

export async function findProductByHandle(db: Db, handle: string): Promise<ProductRow | null> {
  const [row] = await db.select().from(product).where(eq(product.handle, handle));
  return row ?? null;
}

/**
 * Locks the product: edits of one product go one after another. Not its key: an order's lines refer to it, and must not
 * wait. @throws AppError `not_found`.
 */
export async function lockProduct(db: Db, productId: string): Promise<ProductRow> {
  const [row] = await db.select().from(product).where(eq(product.id, productId)).for("no key update");
  if (!row) throw new AppError("not_found", "There is no such product");
  return row;
}

export type ProductParts = Awaited<ReturnType<typeof selectProductParts>>;

/** Everything in the catalogue that belongs to one product. */
export async function selectProductParts(db: Db, productId: string) {
  const options = await db
    .select()
    .from(productOption)
    .where(eq(productOption.productId, productId))
    .orderBy(asc(productOption.position));
  const optionIds = options.map((option) => option.id);
  const values =
    optionIds.length === 0
      ? []
      : await db
          .select()
          .from(productOptionValue)
          .where(inArray(productOptionValue.optionId, optionIds))
          .orderBy(asc(productOptionValue.position));
  const variants = await db
    .select()
    .from(variant)
    .where(eq(variant.productId, productId))
    .orderBy(asc(variant.position), asc(variant.id));
  const choices =
    optionIds.length === 0
      ? []
      : await db.select().from(variantOptionValue).where(inArray(variantOptionValue.optionId, optionIds));
  const pictures = await db
    .select()
    .from(media)
    .where(eq(media.productId, productId))
    .orderBy(asc(media.position), asc(media.id));
  const categories = await db
    .select({
      id: category.id,
      handle: category.handle,
      title: category.title,
      translations: category.translations,
    })
    .from(productCategory)
    .innerJoin(category, eq(category.id, productCategory.categoryId))
    .where(eq(productCategory.productId, productId))
    .orderBy(asc(productCategory.position), asc(category.handle));
  const collections = await db
    .select({
      id: collection.id,
      handle: collection.handle,
      title: collection.title,
      translations: collection.translations,
    })
    .from(collectionProduct)
    .innerJoin(collection, eq(collection.id, collectionProduct.collectionId))
    .where(eq(collectionProduct.productId, productId))
    .orderBy(asc(collection.position), asc(collection.handle));
  return { options, values, variants, choices, pictures, categories, collections };
}
