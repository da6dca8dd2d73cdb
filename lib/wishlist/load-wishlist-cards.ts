import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { selectMemories, selectOnlyVariants, selectSummaries } from "./queries";
import type { WishlistCard, WishlistItem } from "./schema";

/**
 * The entries as pages in a language show them, at today's prices. What is not on sale any more keeps its name and
 * picture.
 */
export async function loadWishlistCards(
  ctx: Context,
  items: WishlistItem[],
  locale: Locale,
): Promise<WishlistCard[]> {
  if (items.length === 0) return [];
  const onSale = items.filter((item) => item.onSale).map(({ productId }) => productId);
  const gone = items.filter((item) => !item.onSale).map(({ productId }) => productId);
  const [summaries, variants, memories] = await Promise.all([
    selectSummaries(ctx.db, onSale, locale),
    selectOnlyVariants(ctx.db, onSale),
    selectMemories(ctx.db, gone, locale),
  ]);
  return items.map((item) => {
    const summary = summaries.get(item.productId) ?? null;
    const shown = summary ?? memories.get(item.productId);
    return {
      ...item,
      summary,
      title: shown?.title ?? item.title,
      image: shown?.image ?? null,
      onlyVariantId: variants.get(item.productId) ?? null,
    };
  });
}
