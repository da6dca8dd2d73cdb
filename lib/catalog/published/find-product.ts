import { cacheLife, cacheTag } from "next/cache";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { handleShape } from "@/lib/operation/shapes";
import { systemContext } from "@/lib/operation/system-context";
import { findProduct } from "../find-product";
import { type PublishedProduct, publishedProductShape } from "../schema";

/** A product as its static page shows it, cached until an edit, a price or its class of stock changes it. */
export async function findPublishedProduct(handle: string): Promise<PublishedProduct | null> {
  "use cache";
  const known = !isBuilding && handleShape.safeParse(handle).success;
  if (known) cacheTag(tags.product(handle));
  const product = known ? await findProduct(systemContext("page"), { handle }) : null;
  cacheLife(product ? published : absent);
  return product && publishedProductShape.parse(product);
}
