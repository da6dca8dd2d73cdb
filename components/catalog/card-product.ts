import type { ProductSummary } from "@/lib/catalog/schema";
import { type CompactImage, compactImage } from "./compact-image";

/** What a card shows of a product, and no more: a page carries it for its scripts, beside the card itself. */
export type CardProduct = Pick<
  ProductSummary,
  "handle" | "title" | "price" | "maxPrice" | "compareAtPrice" | "stockClass" | "rating"
> & { image: CompactImage | null };

export function toCardProduct(product: ProductSummary): CardProduct {
  const { handle, title, price, maxPrice, compareAtPrice, stockClass, rating, image } = product;
  return {
    ...{ handle, title, price, maxPrice, compareAtPrice, stockClass, rating },
    image: image && compactImage(image),
  };
}
