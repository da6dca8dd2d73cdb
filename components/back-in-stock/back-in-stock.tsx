import type { PublishedProduct } from "@/lib/catalog/schema";
import { BackInStockForm } from "./back-in-stock-form";

type PageVariant = PublishedProduct["variants"][number];

/**
 * Offers a mail when the chosen variant is back. Without scripts nobody can choose another one: then the form asks
 * which of those that are sold out it is about, even where the page shows one that is not.
 *
 * Not lazy: React may send what a Suspense boundary holds hidden, for scripts to show, and some run none.
 */
export function BackInStock({ variants, variant }: { variants: PageVariant[]; variant: PageVariant }) {
  const soldOut = variants.filter(({ inStock }) => !inStock);
  const [first] = soldOut;
  if (!first) return null;
  if (!variant.inStock)
    return <BackInStockForm variant={variant} soldOut={soldOut} isOnly={variants.length === 1} />;
  return (
    <noscript>
      <BackInStockForm variant={first} soldOut={soldOut} isOnly={variants.length === 1} />
    </noscript>
  );
}
