import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { collection, product } from "@/db/schema/catalog";
import { customerGroup } from "@/db/schema/customer";
import { promotionCollection, promotionProduct } from "@/db/schema/promotion";
import { AppError, type FieldError } from "@/lib/errors/app-error";
import { findDraftProblems } from "./draft-rules";
import type { PromotionDraft } from "./schema";

/** @throws AppError `validation_failed`, at the fields that are wrong or name what is not there. */
export async function requireDraft(db: Db, draft: PromotionDraft, uses: number): Promise<void> {
  const fields: FieldError[] = [...findDraftProblems(draft, uses), ...(await findStrangers(db, draft))];
  const [first] = fields;
  if (!first) return;
  throw new AppError("validation_failed", `${first.path}: ${first.message}`, { fields });
}

async function findStrangers(db: Db, draft: PromotionDraft): Promise<FieldError[]> {
  const strange = (path: string, message: string) => ({ path, code: "not_found", message });
  const problems: FieldError[] = [];
  const { productIds, collectionIds, customerGroupId } = draft;
  const products =
    productIds.length === 0
      ? []
      : await db.select({ id: product.id }).from(product).where(inArray(product.id, productIds));
  if (products.length < new Set(productIds).size) {
    problems.push(strange("productIds", "One of the products does not exist"));
  }
  const collections =
    collectionIds.length === 0
      ? []
      : await db.select({ id: collection.id }).from(collection).where(inArray(collection.id, collectionIds));
  if (collections.length < new Set(collectionIds).size) {
    problems.push(strange("collectionIds", "One of the collections does not exist"));
  }
  if (customerGroupId === null) return problems;
  const groups = await db
    .select({ id: customerGroup.id })
    .from(customerGroup)
    .where(eq(customerGroup.id, customerGroupId));
  if (groups.length === 0) problems.push(strange("customerGroupId", "There is no such group"));
  return problems;
}

/** Replaces the products and collections that a promotion is for. The caller holds its lock, or has just made it. */
export async function replaceGoods(
  db: Db,
  promotionId: string,
  { productIds, collectionIds }: PromotionDraft,
): Promise<void> {
  await db.delete(promotionProduct).where(eq(promotionProduct.promotionId, promotionId));
  await db.delete(promotionCollection).where(eq(promotionCollection.promotionId, promotionId));
  const products = [...new Set(productIds)].map((productId) => ({ promotionId, productId }));
  const collections = [...new Set(collectionIds)].map((collectionId) => ({ promotionId, collectionId }));
  if (products.length > 0) await db.insert(promotionProduct).values(products);
  if (collections.length > 0) await db.insert(promotionCollection).values(collections);
}
