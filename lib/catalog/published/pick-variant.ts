import type { PublishedProduct } from "../schema";

type PageVariant = PublishedProduct["variants"][number];
type Option = PublishedProduct["options"][number];

/** `elsewhere`: not with the other values that are chosen, but with others. */
export type ValueState = "available" | "sold_out" | "elsewhere";
export type PickerOption = { name: string; values: { value: string; state: ValueState }[] };

/** What the page shows first: a variant that can be bought, where there is one. */
export function firstVariant<V extends PageVariant>(variants: readonly V[]): V | undefined {
  return variants.find((variant) => variant.inStock) ?? variants[0];
}

/** The variant that an address names, by SKU or id. */
export function findVariant<V extends PageVariant>(variants: readonly V[], name: string): V | undefined {
  return variants.find((variant) => variant.sku === name || variant.id === name);
}

/** How an address names a variant: people read SKUs. */
export const variantName = (variant: PageVariant): string => variant.sku ?? variant.id;

/**
 * The variant with `value` that keeps the most of what else is chosen; among equals one that can be bought, then the
 * first. Undefined when no variant has the value.
 */
export function pickVariant<V extends PageVariant>(
  variants: readonly V[],
  chosen: PageVariant,
  option: string,
  value: string,
): V | undefined {
  const kept = (variant: PageVariant) =>
    Object.entries(chosen.options).filter(([name, own]) => name !== option && variant.options[name] === own)
      .length;
  let best: V | undefined;
  let bestScore = -1;
  for (const variant of variants) {
    if (variant.options[option] !== value) continue;
    const score = kept(variant) * 2 + (variant.inStock ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [variant, score];
  }
  return best;
}

/** Every value that some variant has, and what choosing it beside the other choices would lead to. */
export function listPickerOptions(
  options: readonly Option[],
  variants: readonly PageVariant[],
  chosen: PageVariant,
): PickerOption[] {
  const keyOf = (values: Record<string, string>) => JSON.stringify(options.map(({ name }) => values[name]));
  const byKey = new Map(variants.map((variant) => [keyOf(variant.options), variant]));
  return options.map(({ name, values }) => {
    const used = new Set(variants.map((variant) => variant.options[name]));
    const stateOf = (value: string): ValueState => {
      const beside = byKey.get(keyOf({ ...chosen.options, [name]: value }));
      if (!beside) return "elsewhere";
      return beside.inStock ? "available" : "sold_out";
    };
    return {
      name,
      values: values.filter((value) => used.has(value)).map((value) => ({ value, state: stateOf(value) })),
    };
  });
}
