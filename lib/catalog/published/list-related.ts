import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { systemContext } from "@/lib/operation/system-context";
import type { ProductSummary } from "../schema";
import { selectRelated } from "./select-related";

/**
 * Products that stand beside this one in its categories and collections. Cached until it or one of those shown
 * changes; what is new in a list joins within a day. Tagged with the lists instead, every product's page would die at
 * any change of any product.
 */
export async function listRelated(
  handle: string,
  productId: string,
  locale: Locale,
): Promise<ProductSummary[]> {
  "use cache";
  cacheTag(tags.product(handle));
  cacheLife(published);
  if (isBuilding) return [];
  const related = await selectRelated(systemContext("page").db, productId, { limit: 4, locale });
  for (const product of related) cacheTag(tags.product(product.handle));
  return related;
}
