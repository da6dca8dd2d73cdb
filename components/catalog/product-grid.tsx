import { useLocale } from "#words";
import { WordsProvider } from "@/components/i18n/words-provider";
import type { ProductSummary } from "@/lib/catalog/schema";
import { getMessages } from "@/lib/i18n/messages";
import { toCardProduct } from "./card-product";
import { ProductCards } from "./product-cards";

type Props = {
  products: ProductSummary[];
  /** One below the heading that stands above the grid. */
  heading?: "h2" | "h3";
};

export function ProductGrid({ products, heading = "h2" }: Props) {
  const locale = useLocale();
  return (
    <ul className="card-grid">
      <WordsProvider locale={locale} messages={getMessages(locale, "offer")}>
        <ProductCards products={products.map(toCardProduct)} heading={heading} />
      </WordsProvider>
    </ul>
  );
}
