import { findCategoryPage } from "@/lib/catalog/published/find-category-page";
import { findCollectionPage } from "@/lib/catalog/published/find-collection-page";
import { findPublishedProduct } from "@/lib/catalog/published/find-product";
import { listNewest } from "@/lib/catalog/published/list-newest";
import type { Image, PublishedProduct } from "@/lib/catalog/schema";
import { findPublishedPage } from "@/lib/content/find-published-page";
import { getHomeText } from "@/lib/content/get-home-text";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money/money";

/** What a preview is of: the same cached reads that its page is made of, so that it changes with it. */
export type Subject = { title: string; note: string; image: Image | null | undefined };

export async function findSubject(kind: string, handle: string, locale: Locale): Promise<Subject | null> {
  switch (kind) {
    case "home": {
      if (handle !== "home") return null;
      const [{ hero }, newest] = await Promise.all([getHomeText(locale), listNewest(8, locale)]);
      return { title: hero.title, note: "", image: newest.find(({ image }) => image)?.image };
    }
    case "products": {
      const product = await findPublishedProduct(handle, locale);
      return product && { title: product.title, note: priceOf(product, locale), image: product.images[0] };
    }
    case "categories":
    case "collections": {
      const page =
        kind === "categories"
          ? await findCategoryPage(handle, locale)
          : await findCollectionPage(handle, locale);
      const image = page?.list.data.find((product) => product.image)?.image;
      return page && { title: page.title, note: "", image };
    }
    case "pages": {
      const page = await findPublishedPage(handle, locale);
      return page && { title: page.title, note: "", image: page.image };
    }
    default:
      return null;
  }
}

/** One price, or the lowest and the highest. */
function priceOf({ variants }: PublishedProduct, locale: Locale): string {
  const [lowest, ...others] = variants.map(({ price }) => price).toSorted((a, b) => a.amount - b.amount);
  if (!lowest) return "";
  const highest = others.at(-1) ?? lowest;
  const from = formatMoney(lowest, locale);
  return highest.amount === lowest.amount ? from : `${from} – ${formatMoney(highest, locale)}`;
}
