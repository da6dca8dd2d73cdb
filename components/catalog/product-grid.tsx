import type { ReactNode } from "react";
import type { ProductSummary } from "@/lib/catalog/schema";
import { ProductCard } from "./product-card";

type Props = {
  products: ProductSummary[];
  eager?: number /** One below the heading that stands above the grid. */;
  heading?: "h2" | "h3";
  /** A column of filters stands beside it on wide screens. */
  beside?: boolean;
  /** Products that came later. */
  children?: ReactNode;
};

export function ProductGrid({ products, eager = 0, heading = "h2", beside = false, children }: Props) {
  const columns = beside ? "lg:grid-cols-3" : "lg:grid-cols-4";
  return (
    <ul className={`grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:gap-x-6 ${columns}`}>
      {products.map((product, index) => (
        <ProductCard
          key={product.id}
          product={product}
          eager={index < eager}
          heading={heading}
          beside={beside}
        />
      ))}
      {children}
    </ul>
  );
}
