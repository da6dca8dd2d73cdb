"use client";

import { lazy, Suspense } from "react";
import type { PublishedProduct } from "@/lib/catalog/schema";

type PageVariant = PublishedProduct["variants"][number];

// Its code comes with a product that is sold out, not with every page.
const BackInStockForm = lazy(() => import("./back-in-stock-form"));

/**
 * Offers a mail when the chosen variant is back. Without scripts nobody can choose another one: then the form asks
 * which of those that are sold out it is about, even where the page shows one that is not.
 */
export function BackInStock({ variants, variant }: { variants: PageVariant[]; variant: PageVariant }) {
  const soldOut = variants.filter(({ inStock }) => !inStock);
  const [first] = soldOut;
  if (!first) return null;
  if (!variant.inStock)
    return (
      <Suspense fallback={null}>
        <BackInStockForm variant={variant} soldOut={soldOut} />
      </Suspense>
    );
  return (
    <noscript>
      <BackInStockForm variant={first} soldOut={soldOut} />
    </noscript>
  );
}
