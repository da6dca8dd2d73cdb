import type { ProductSummary } from "@/lib/catalog/schema";
import { ProductCard } from "./product-card";

type Props = {
  products: ProductSummary[];
  eager?: number /** One below the heading that stands above the grid. */;
  heading?: "h2" | "h3";
};

export function ProductGrid({ products, eager = 0, heading = "h2" }: Props) {
  return (
    <ul className="card-grid">
      {products.map((product, index) => (
        <ProductCard key={product.handle} product={product} eager={index < eager} heading={heading} />
      ))}
    </ul>
  );
}
