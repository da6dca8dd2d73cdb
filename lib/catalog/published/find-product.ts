import { cacheLife, cacheTag } from "next/cache";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { handleShape } from "@/lib/operation/shapes";
import { systemContext } from "@/lib/operation/system-context";
import { findProduct } from "../find-product";
import { type PublishedProduct, publishedProductShape } from "../schema";

/** A product as its static page in a language shows it, cached until an edit, a price or its class of stock changes it. */
export async function findPublishedProduct(handle: string, locale: Locale): Promise<PublishedProduct | null> {
  "use cache";
  const known = !isBuilding && handleShape.safeParse(handle).success;
  if (known) cacheTag(tags.product(handle));
  const product = known ? await findProduct(systemContext("page"), { handle, locale }) : null;
  cacheLife(product ? published : absent);
  return product && publishedProductShape.parse(product);
}
