import { expect, test } from "vitest";
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
      values: [
        { value: "blue", count: 5 },
        { value: "red", count: 2 },
      ],
    },
    { name: "size", values: [{ value: "s", count: 2 }] },
  ]);
});

test("a choice that nothing has stays, with a count of zero", () => {
  expect(toFacets([], { Color: ["Red"] })).toEqual([{ name: "color", values: [{ value: "red", count: 0 }] }]);
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
