import type { ProductSummary } from "@/lib/catalog/schema";
import { ProductCard } from "./product-card";

type Props = {
  products: ProductSummary[];
  eager?: number /** One below the heading that stands above the grid. */;
  heading?: "h2" | "h3";
};

export function ProductGrid({ products, eager = 0, heading = "h2" }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-4 lg:gap-x-6 lg:gap-y-12">
      {products.map((product, index) => (
        <ProductCard key={product.id} product={product} eager={index < eager} heading={heading} />
      ))}
    </ul>
  );
}
