import Link from "next/link";
import type { ProductSummary } from "@/lib/catalog/schema";
import { Picture } from "./picture";
import { Price } from "./price";

const notes = {
  in_stock: "",
  low: "Only a few left",
  backorder: "On back order",
  sold_out: "Sold out",
} as const;

type Props = {
  products: ProductSummary[];
  eager?: number /** One below the heading that stands above the grid. */;
  heading?: "h2" | "h3";
};

export function ProductGrid({ products, eager = 0, heading: Heading = "h2" }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:grid-cols-4 lg:gap-x-6">
      {products.map((product, index) => (
        <li key={product.id} className="group relative">
          <div className="overflow-hidden rounded-xl bg-line/40">
            <Picture
              image={product.image}
              eager={index < eager}
              sizes="(min-width: 1024px) 25vw, (min-width: 640px) 33vw, 50vw"
              className="aspect-square transition duration-300 group-hover:scale-[1.02] motion-reduce:transition-none"
            />
          </div>
          <Heading className="mt-3 font-medium">
            <Link
              href={`/products/${product.handle}`}
              prefetch={false}
              className="after:absolute after:inset-0"
            >
              {product.title}
            </Link>
          </Heading>
          <p className="text-sm">
            <Price
              price={product.price}
              compareAt={product.compareAtPrice}
              from={product.price.amount !== product.maxPrice.amount}
            />
          </p>
          {notes[product.stockClass] ? (
            <p className="text-sm text-muted">{notes[product.stockClass]}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
