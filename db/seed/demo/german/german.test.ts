import { expect, test } from "vitest";
import { demoCategories, demoCollections, demoProducts } from "../catalog";
import { demoMenus } from "../menus";
import { demoPages } from "../pages";
import { demoShop } from "../shop";
import { demoStories } from "../stories";
import { germanCategories, germanCollections } from "./groups";
import { germanPages } from "./pages";
import { germanHome, germanShipping } from "./shop";
import { germanStories } from "./stories";
import { toGerman, withGermanTitles } from "./to-german";

const titles = new Set<string>();

test.each(demoProducts)("$handle says everything in German", (demo) => {
  const { texts, alt } = toGerman(demo);
  expect(texts.description).toMatch(/^<p>.{20,}<\/p><p>.{40,}<\/p>$/);
  expect(titles.has(texts.title)).toBe(false);
  titles.add(texts.title);
  expect(alt).toHaveLength(4);
  expect(Object.keys(texts.attributes)).toHaveLength(Object.keys(demo.object.attributes).length);
  const original = Object.entries(demo.object.options).map(([name, values]) => [name, Object.keys(values)]);
  expect(texts.options.map(({ option, values }) => [option, values.map(({ value }) => value)])).toEqual(
    original,
  );
  for (const { values } of texts.options)
    expect(new Set(values.map(({ label }) => label)).size).toBe(values.length);
});

test("categories, collections, pages, shipping, menus and the home page speak German", () => {
  for (const { handle } of demoCategories) expect(germanCategories[handle]?.description, handle).toBeTruthy();
  for (const { handle } of demoCollections)
    expect(germanCollections[handle]?.description, handle).toBeTruthy();
  for (const { handle, bodyHtml } of demoPages) {
    expect(germanPages[handle]?.bodyHtml, handle).toBeTruthy();
    expect(germanPages[handle]?.bodyHtml, handle).not.toBe(bodyHtml);
  }
  for (const { handle, summary } of demoStories) {
    expect(germanStories[handle]?.summary, handle).not.toBe(summary);
    expect(germanStories[handle]?.alt, handle).toBeTruthy();
  }
  for (const zone of demoShop.zones)
    for (const { handle } of zone.methods)
      expect(germanShipping[`${zone.handle}/${handle}`]?.estimate, handle).toContain("Werktage");
  for (const menu of withGermanTitles(demoMenus).footer)
    for (const entry of [menu, ...menu.links])
      expect(entry, entry.title).toHaveProperty("translations.de.title", expect.stringMatching(/./));
  expect(Object.keys(germanHome)).toEqual(Object.keys(demoShop.home));
});

test("nobody is addressed formally, and quotes are German ones", () => {
  const everything = [
    ...demoProducts.map(toGerman),
    germanCategories,
    germanCollections,
    germanPages,
    germanStories,
    germanHome,
    germanShipping,
  ];
  const text = JSON.stringify(everything).replaceAll('\\"', "");
  expect(text).not.toMatch(/\b(Ihnen|Ihre[mnrs]?|wenn Sie|Sie können)\b/);
  expect(text).not.toMatch(/[’]|“[^”]*”/);
});
