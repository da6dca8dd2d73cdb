import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { ProductSummary } from "@/lib/catalog/schema";
import { Picture } from "./picture";
import { Price } from "./price";

const notes = { low: "low", backorder: "backorder", sold_out: "soldOut" } as const;

type Props = { product: ProductSummary; eager?: boolean; heading?: "h2" | "h3"; beside?: boolean };

/** A product in a list; `beside` a column of filters it has less room. */
export function ProductCard({ product, eager = false, heading: Heading = "h2", beside = false }: Props) {
  const t = useTranslations("offer");
  const { stockClass } = product;
  return (
    <li className="group relative">
      <div className="overflow-hidden rounded-xl bg-line/40">
        <Picture
          image={product.image}
          eager={eager}
          sizes={
            beside
              ? "(min-width: 1024px) 22vw, (min-width: 640px) 33vw, 50vw"
              : "(min-width: 1024px) 25vw, (min-width: 640px) 33vw, 50vw"
          }
          className="aspect-square transition duration-300 group-hover:scale-[1.02] motion-reduce:transition-none"
        />
      </div>
      <Heading className="mt-3 font-medium">
        <Link href={`/products/${product.handle}`} className="after:absolute after:inset-0">
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
      {stockClass === "in_stock" ? null : <p className="text-sm text-muted">{t(notes[stockClass])}</p>}
    </li>
  );
}
