import { expect, test } from "vitest";
import { chipsOf, countLabel, listAddress, valueLabel } from "./list-address";

const query = { sort: "price_asc", filter: { color: ["red", "blue"], price: ["1000-1999"] } };

test("a chip leads to the same list without its value, and keeps the sort", () => {
  expect(chipsOf("/categories/mugs", query, "USD")).toEqual([
    { label: "Color: Red", href: "/categories/mugs?sort=price_asc&filter.color=blue&filter.price=1000-1999" },
    { label: "Color: Blue", href: "/categories/mugs?sort=price_asc&filter.color=red&filter.price=1000-1999" },
    {
      label: "Price: $10.00 – $19.99",
      href: "/categories/mugs?sort=price_asc&filter.color=red&filter.color=blue",
    },
  ]);
});

test("the last chip of a list in its usual order leads to the static page", () => {
  const [chip] = chipsOf("/categories/mugs", { sort: "newest", filter: { size: ["s"] } }, "USD");
  expect(chip?.href).toBe("/categories/mugs");
  expect(chipsOf("/search", { q: "mug", filter: { size: ["s"] } }, "USD")[0]?.href).toBe("/search?q=mug");
});

test("every address with a filter or a cursor says its sort", () => {
  expect(listAddress("/c", { filter: { size: ["s"] } })).toBe("/c?sort=newest&filter.size=s");
  expect(listAddress("/c", { filter: {} }, "x.y")).toBe("/c?sort=newest&cursor=x.y");
});

test("hostile values stay values", () => {
  const href = listAddress("/search", { q: `a&sort=x"'<%_\\🦊`, filter: { "a&b": ["c=d&e", "עברית"] } });
  const params = new URLSearchParams(href.split("?")[1]);
  expect(params.get("q")).toBe(`a&sort=x"'<%_\\🦊`);
  expect(params.getAll("filter.a&b")).toEqual(["c=d&e", "עברית"]);
  expect(params.getAll("sort")).toEqual(["relevance"]);
});

test("prices, classes and counts are said in words", () => {
  expect(valueLabel("price", "0-999", "USD")).toBe("Up to $9.99");
  expect(valueLabel("price", "100000-", "USD")).toBe("$1,000.00 and more");
  expect(valueLabel("availability", "in_stock", "USD")).toBe("Available");
  expect(countLabel({ count: 1, isExact: true })).toBe("1 product");
  expect(countLabel({ count: 10_000, isExact: false })).toBe("More than 10,000 products");
});
