import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Category, PublishedProduct } from "@/lib/catalog/schema";
import { findTrail, toBreadcrumbLd } from "./breadcrumb-ld";
import { serializeThings, type Thing } from "./json-ld";
import { toProductLd } from "./product-ld";
import { toShopLd } from "./shop-ld";

vi.stubEnv("APP_URL", "https://shop.example");

const money = (amount: number, currency = "USD") => ({ amount, currency });

const variant = (changed: Partial<PublishedProduct["variants"][number]> = {}) => ({
  id: "018f0000-0000-7000-8000-000000000001",
  sku: "MUG-1",
  title: "Blue",
  options: {},
  price: money(1250),
  compareAtPrice: null,
  lowestPrice30Days: null,
  inStock: true,
  stockClass: "in_stock" as const,
  ...changed,
});

const product = (changed: Partial<PublishedProduct> = {}): PublishedProduct => ({
  id: "018f0000-0000-7000-8000-000000000000",
  handle: "mug",
  title: "Mug",
  description: "<p>Plot &amp; pour</p>",
  status: "active",
  vendor: "Plot & Paper",
  productType: "Mug",
  tags: [],
  attributes: {},
  seo: { title: "", description: "" },
  options: [],
  variants: [variant()],
  images: [
    {
      id: "018f0000-0000-7000-8000-000000000002",
      url: "/media/a-800.webp",
      alt: "",
      width: 8,
      height: 8,
      color: null,
      renditions: [],
    },
  ],
  categories: [],
  collections: [],
  publishedAt: null,
  version: 1,
  ...changed,
});

/** What schema.org's readers refuse a thing without. */
const required: Record<string, string[]> = {
  Product: ["name", "offers", "image"],
  Offer: ["price", "priceCurrency", "availability", "url"],
  AggregateOffer: ["lowPrice", "highPrice", "priceCurrency", "offerCount"],
  Brand: ["name"],
  BreadcrumbList: ["itemListElement"],
  ListItem: ["position", "name", "item"],
  Organization: ["name", "url", "logo"],
  WebSite: ["name", "url", "potentialAction"],
  SearchAction: ["target", "query-input"],
  EntryPoint: ["urlTemplate"],
};
const addresses = ["url", "item", "logo", "availability", "itemCondition", "urlTemplate", "@id"];

function check(value: unknown): void {
  if (Array.isArray(value)) value.forEach(check);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const fields = Object.entries(value);
  if ("@type" in value) {
    const names = required[String(value["@type"])];
    expect(names, `${value["@type"]} is known`).toBeDefined();
    for (const name of names ?? []) expect(value, String(value["@type"])).toHaveProperty(name);
  }
  for (const [name, field] of fields) {
    expect(field, name).toEqual(expect.anything());
    if (addresses.includes(name)) expect(field, name).toMatch(/^https:\/\/(shop\.example|schema\.org)\//);
    check(field);
  }
}

describe("every thing has the fields that its readers require, and full addresses", () => {
  test.each<[string, (Thing | null)[]]>([
    ["a product with one variant", [toProductLd("en", product())]],
    [
      "one with several",
      [toProductLd("en", product({ variants: [variant(), variant({ price: money(900) })] }))],
    ],
    [
      "one without SKU or vendor",
      [toProductLd("en", product({ vendor: "", variants: [variant({ sku: null })] }))],
    ],
    ["breadcrumbs", [toBreadcrumbLd("en", { title: "Mugs", path: "/categories/mugs" })]],
    ["the shop", toShopLd("en", "Plot & Paper")],
  ])("%s", (_, things) => check(things));
});

test("a product says price, currency, brand, SKU, stock and pictures as they are", () => {
  expect(toProductLd("en", product())).toMatchObject({
    "@type": "Product",
    description: "Plot & pour",
    sku: "MUG-1",
    brand: { "@type": "Brand", name: "Plot & Paper" },
    image: ["https://shop.example/media/a-800.webp"],
    offers: {
      "@type": "Offer",
      price: "12.50",
      priceCurrency: "USD",
      availability: "https://schema.org/InStock",
    },
  });
});

test("several variants become a range with an offer each, in a currency's own digits", () => {
  const variants = [
    variant({ price: money(1500, "JPY"), stockClass: "sold_out" }),
    variant({ price: money(900, "JPY"), stockClass: "backorder" }),
  ];
  expect(toProductLd("en", product({ variants }))?.offers).toMatchObject({
    "@type": "AggregateOffer",
    lowPrice: "900",
    highPrice: "1500",
    offerCount: 2,
    offers: [
      { price: "1500", availability: "https://schema.org/OutOfStock" },
      { price: "900", availability: "https://schema.org/BackOrder" },
    ],
  });
});

test("in another language addresses lead to its pages, and things stay the same things", () => {
  expect(toProductLd("de", product())).toMatchObject({
    "@id": "https://shop.example/products/mug#product",
    url: "https://shop.example/de/products/mug",
    offers: { url: "https://shop.example/de/products/mug" },
  });
  const home = { name: "Startseite", item: "https://shop.example/de" };
  expect(toBreadcrumbLd("de").itemListElement).toMatchObject([home]);
  expect(toShopLd("de", "Plot & Paper")).toMatchObject([
    { url: "https://shop.example/" },
    { url: "https://shop.example/de", inLanguage: "de" },
  ]);
});

test("what nobody can buy is no product to a search engine", () => {
  expect(toProductLd("en", product({ variants: [] }))).toBeNull();
});

test("a trail leads through every ancestor, and is empty for what the tree does not hold", () => {
  const node = (handle: string, children: Category[] = []): Category => ({
    id: handle,
    handle,
    title: handle.toUpperCase(),
    description: "",
    children,
  });
  const tree = [node("a"), node("b", [node("c", [node("d")])])];
  expect(findTrail(tree, "d").map(({ path }) => path)).toEqual([
    "/categories/b",
    "/categories/c",
    "/categories/d",
  ]);
  expect(findTrail(tree, "x")).toEqual([]);
  expect(findTrail(tree, undefined)).toEqual([]);
});

test("no text ends the element that holds it, and every text is read back as it was", () => {
  const wicked = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("</script>", "<!--", "<script>", "]]>", "\u2028", "&lt;", "\\u003c", '"', "😀"))
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(wicked, wicked, (title, description) => {
      const text = serializeThings(
        [toProductLd("en", product({ title, description: "", vendor: description }))].flatMap(
          (thing) => thing ?? [],
        ),
      );
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      const [read] = JSON.parse(text)["@graph"];
      expect(read.name).toBe(title);
      expect(read.brand?.name ?? "").toBe(description);
    }),
  );
});

describe("a product's rating", () => {
  const review = {
    id: "018f0000-0000-7000-8000-0000000000aa",
    authorName: "Ada L.",
    rating: 4,
    title: "",
    body: "Holds tea </script>",
    locale: "en",
    verified: true,
    createdAt: "2026-03-04T05:06:07.000Z",
    reply: null,
  };

  test("is told with its latest reviews", () => {
    const reviews = { data: [review], nextCursor: null, summary: { count: 3, average: 4.3, stars: [] } };
    expect(toProductLd("en", product(), reviews)).toMatchObject({
      aggregateRating: { ratingValue: 4.3, reviewCount: 3 },
      review: [{ author: { name: "Ada L." }, datePublished: "2026-03-04", reviewRating: { ratingValue: 4 } }],
    });
  });

  test("is not told while nobody has written", () => {
    const none = { data: [], nextCursor: null, summary: { count: 0, average: null, stars: [] } };
    expect(toProductLd("en", product(), none)).not.toHaveProperty("aggregateRating");
  });
});
