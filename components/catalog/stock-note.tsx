import type { PublishedProduct } from "@/lib/catalog/schema";

type PageVariant = PublishedProduct["variants"][number];

const notes = {
  in_stock: "In stock.",
  low: "Only a few left.",
  backorder: "On back order: it ships when new stock arrives.",
} as const;

/** Whether the chosen variant can be had; of one that cannot, whether others can. */
export function StockNote({ variant, variants }: { variant: PageVariant; variants: PageVariant[] }) {
  return (
    <p dir="auto" className="mt-1 text-sm text-muted wrap-anywhere">
      {variant.stockClass === "sold_out" ? soldOut(variant, variants) : notes[variant.stockClass]} Tax and
      shipping are added at checkout.
    </p>
  );
}

function soldOut(variant: PageVariant, variants: PageVariant[]): string {
  if (variants.length === 1) return "Sold out.";
  if (!variants.some(({ inStock }) => inStock)) return "All variants are sold out.";
  return `${variant.title} is sold out. Other choices are in stock.`;
}
