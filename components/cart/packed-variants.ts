import type { PublishedProduct } from "@/lib/catalog/schema";

type PageVariant = PublishedProduct["variants"][number];

type PackedRow = readonly [
  id: string,
  sku: string | null,
  /** In the order of `names`; null where it has none. */
  values: readonly (string | null)[],
  stockClass: PageVariant["stockClass"],
  amount: number,
  compareAt: number | null,
  lowest: number | null,
  /** Where it is not made of the values. */
  title: string | null,
];

/** The variants of a page without what they have in common: a product may have a hundred. */
export type PackedVariants = { currency: string; names: readonly string[]; rows: readonly PackedRow[] };

export function packVariants(variants: readonly PageVariant[]): PackedVariants {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  const rows = variants.map((variant): PackedRow => {
    const values = names.map((name) => variant.options[name] ?? null);
    return [
      ...([variant.id, variant.sku, values, variant.stockClass, variant.price.amount] as const),
      variant.compareAtPrice?.amount ?? null,
      variant.lowestPrice30Days?.amount ?? null,
      variant.title === titleOf(values) ? null : variant.title,
    ];
  });
  return { currency: variants[0]?.price.currency ?? "", names, rows };
}

export function unpackVariants({ currency, names, rows }: PackedVariants): PageVariant[] {
  const money = (amount: number | null) => (amount === null ? null : { amount, currency });
  return rows.map(([id, sku, values, stockClass, amount, compareAt, lowest, title]) => ({
    id,
    sku,
    title: title ?? titleOf(values),
    options: Object.fromEntries(
      names.flatMap((name, index) => {
        const value = values[index];
        return value == null ? [] : [[name, value]];
      }),
    ),
    price: { amount, currency },
    compareAtPrice: money(compareAt),
    lowestPrice30Days: money(lowest),
    inStock: stockClass !== "sold_out",
    stockClass,
  }));
}

const titleOf = (values: readonly (string | null)[]): string =>
  values.filter((value) => value !== null).join(" / ");
