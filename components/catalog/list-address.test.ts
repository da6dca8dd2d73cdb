import { expect, test } from "vitest";
import { chipsOf, listAddress } from "./list-address";

const query = { sort: "price_asc", filter: { color: ["red", "blue"], price: ["1000-1999"] } };

test("a chip leads to the same list without its value, and keeps the sort", () => {
  expect(chipsOf("/categories/mugs", query)).toEqual([
    {
      name: "color",
      value: "red",
      href: "/categories/mugs?sort=price_asc&filter.color=blue&filter.price=1000-1999",
    },
    {
      name: "color",
      value: "blue",
      href: "/categories/mugs?sort=price_asc&filter.color=red&filter.price=1000-1999",
    },
    {
      name: "price",
      value: "1000-1999",
      href: "/categories/mugs?sort=price_asc&filter.color=red&filter.color=blue",
    },
  ]);
});

test("the last chip of a list in its usual order leads to the static page", () => {
  const [chip] = chipsOf("/categories/mugs", { sort: "newest", filter: { size: ["s"] } });
  expect(chip?.href).toBe("/categories/mugs");
  expect(chipsOf("/search", { q: "mug", filter: { size: ["s"] } })[0]?.href).toBe("/search?q=mug");
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
