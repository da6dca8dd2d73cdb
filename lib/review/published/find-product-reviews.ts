import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { AppError } from "@/lib/errors/app-error";
import { systemContext } from "@/lib/operation/system-context";
import { listProductReviews } from "../list-product-reviews";
import type { ProductReviews } from "../schema";

/** So many stand on the product's own page, however many there are; the others have pages of theirs. */
const FIRST = 3;

const none: ProductReviews = {
  data: [],
  nextCursor: null,
  summary: { count: 0, average: null, stars: [] },
};

/** The latest reviews of a product on sale and how it is rated; cached until one is published, changed or taken away. */
export async function findProductReviews(handle: string, productId: string): Promise<ProductReviews> {
  "use cache";
  cacheTag(tags.product(handle), tags.reviews(productId));
  cacheLife(published);
  if (isBuilding) return none;
  try {
    return await listProductReviews(systemContext("page"), { handle, sort: "newest", limit: FIRST });
  } catch (error) {
    // Taken off sale while its page was made: the page dies with its tag in a moment.
    if (error instanceof AppError && error.code === "not_found") return none;
    throw error;
  }
}
