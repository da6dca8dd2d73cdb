"use client";

import type { CardProduct } from "./card-product";
import { ProductCard } from "./product-card";

type Props = {
  products: readonly CardProduct[];
  /** So many are in sight at once, on a wide screen and on a phone. */
  eager?: number;
  first?: number;
  heading?: "h2" | "h3";
  beside?: boolean;
  keepable?: boolean;
};

/**
 * The cards of a list. Made in the browser as well: what a page would carry of each card for React, beside its HTML,
 * is four times what the card is made of.
 */
export function ProductCards({ products, eager = 0, first = 0, ...rest }: Props) {
  return products.map((product, index) => (
    <ProductCard
      key={product.handle}
      product={product}
      eager={index < eager}
      first={index < first}
      {...rest}
    />
  ));
}
