import { describe, expect, test } from "vitest";
import { findVariant, firstVariant, listPickerOptions, pickVariant, variantName } from "./pick-variant";

const price = { amount: 1000, currency: "USD" };

function make(size: string, color: string, inStock = true) {
  return {
    id: `${size}-${color}`,
    sku: `SKU ${size} ${color}` as string | null,
    title: `${size} / ${color}`,
    options: { Size: size, Color: color },
    price,
    compareAtPrice: null,
    lowestPrice30Days: null,
    inStock,
    stockClass: inStock ? ("in_stock" as const) : ("sold_out" as const),
  };
}

const options = [
  { name: "Size", values: ["S", "M", "L", "XL"] },
  { name: "Color", values: ["White", "Navy"] },
];
const white = make("S", "White");
const navy = make("S", "Navy", false);
const variants = [white, navy, make("M", "White"), make("M", "Navy"), make("L", "White")];

describe("pickVariant", () => {
  test("changes one option and keeps the others", () => {
    expect(pickVariant(variants, make("M", "Navy"), "Size", "S")?.id).toBe("S-Navy");
  });

  test("lets go of what does not exist with the new value", () => {
    expect(pickVariant(variants, make("M", "Navy"), "Size", "L")?.id).toBe("L-White");
  });

  test("among those that keep as much, takes one that can be bought", () => {
    const others = [make("L", "Red", false), make("L", "Blue")];
    expect(pickVariant([...variants.slice(0, 4), ...others], white, "Size", "L")?.id).toBe("L-Blue");
  });

  test("finds nothing for a value that no variant has", () => {
    expect(pickVariant(variants, white, "Size", "XL")).toBeUndefined();
  });
});

describe("listPickerOptions", () => {
  test("tells what is sold out, what would change another choice, and leaves out what no variant has", () => {
    expect(listPickerOptions(options, variants, navy)).toEqual([
      {
        name: "Size",
        values: [
          { value: "S", state: "sold_out" },
          { value: "M", state: "available" },
          { value: "L", state: "elsewhere" },
        ],
      },
      {
        name: "Color",
        values: [
          { value: "White", state: "available" },
          { value: "Navy", state: "sold_out" },
        ],
      },
    ]);
  });
});

test("the first variant shown is one that can be bought, where there is one", () => {
  expect(firstVariant([navy, white])).toBe(white);
  expect(firstVariant([navy])).toBe(navy);
  expect(firstVariant([])).toBeUndefined();
});

test("an address names a variant by its SKU, or by its id where it has none", () => {
  const unnamed = { ...white, sku: null };
  for (const variant of [white, unnamed]) expect(findVariant([variant], variantName(variant))).toBe(variant);
  expect(findVariant(variants, "nothing")).toBeUndefined();
});
