import type { Context } from "@/lib/operation/context";
import { selectFirstImages, selectOnlyVariants, selectSummaries } from "./queries";
import type { WishlistCard, WishlistItem } from "./schema";

/** The entries as pages show them, at today's prices. What is not on sale any more keeps its name and picture. */
export async function loadWishlistCards(ctx: Context, items: WishlistItem[]): Promise<WishlistCard[]> {
  if (items.length === 0) return [];
  const onSale = items.filter((item) => item.onSale).map(({ productId }) => productId);
  const gone = items.filter((item) => !item.onSale).map(({ productId }) => productId);
  const [summaries, variants, images] = await Promise.all([
    selectSummaries(ctx.db, onSale),
    selectOnlyVariants(ctx.db, onSale),
    selectFirstImages(ctx.db, gone),
  ]);
  return items.map((item) => {
    const summary = summaries.get(item.productId) ?? null;
    return {
      ...item,
      summary,
      image: summary?.image ?? images.get(item.productId) ?? null,
      onlyVariantId: variants.get(item.productId) ?? null,
    };
  });
}
