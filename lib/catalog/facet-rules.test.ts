import { expect, test } from "vitest";
import { splitLabels } from "./facet-labels";
import { PRICE_BOUNDS, PRICE_RANGES, toFacets } from "./facet-rules";

const row = (part: string, facet: string, count: number) => ({ part, facet, count });

test("a chosen facet is counted without its own choice, all others with it", () => {
  const rows = [
    row("all", "color:red", 2),
    row("all", "size:s", 2),
    row("color", "color:red", 2),
    row("color", "color:blue", 5),
  ];
  expect(toFacets(rows, { color: ["red"] })).toEqual([
    {
      name: "color",
      label: null,
      values: [
        { value: "blue", label: null, count: 5 },
        { value: "red", label: null, count: 2 },
      ],
    },
    { name: "size", label: null, values: [{ value: "s", label: null, count: 2 }] },
  ]);
});

test("a choice that nothing has stays, with a count of zero", () => {
  expect(toFacets([], { Color: ["Red"] })).toEqual([
    { name: "color", label: null, values: [{ value: "red", label: null, count: 0 }] },
  ]);
});

test("a facet and its values are called as most products call them, each part for itself", () => {
  const rows = [
    row("all", "color:red", 4),
    row("all", "color:blue", 1),
    row("all", ["de", "color:red", "Farbe", "Rot"].join("\u001f"), 3),
    row("all", ["de", "color:red", "Ton", "Röte"].join("\u001f"), 1),
    row("all", ["fr", "color:red", "Couleur", "Rouge"].join("\u001f"), 9),
  ];
  const { counts, labels } = splitLabels(rows, "de");
  expect(toFacets(counts, {}, labels)).toEqual([
    {
      name: "color",
      label: "Farbe",
      values: [
        { value: "red", label: "Rot", count: 4 },
        { value: "blue", label: null, count: 1 },
      ],
    },
  ]);
});

test("types, vendors, prices and availability are offered only where there is more than one", () => {
  const one = ["vendor:A", "product_type:B", "availability:in_stock", "price:0-999"];
  expect(
    toFacets(
      one.map((facet) => row("all", facet, 1)),
      {},
    ),
  ).toEqual([]);
});

test("prices run from low to high, in ranges without a gap", () => {
  const rows = ["price:10000-19999", "price:0-999", "price:2000-4999"].map((facet) => row("all", facet, 1));
  expect(toFacets(rows, {})[0]?.values.map(({ value }) => value)).toEqual([
    "0-999",
    "2000-4999",
    "10000-19999",
  ]);
  expect(PRICE_RANGES).toHaveLength(PRICE_BOUNDS.length + 1);
});
