import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { ProductSummary } from "../schema";
import { writeFeed } from "./write-feed";

vi.stubEnv("APP_URL", "https://shop.example");

const product = (changed: Partial<ProductSummary> = {}): ProductSummary => ({
  id: "018f0000-0000-7000-8000-000000000000",
  handle: "mug",
  title: "Mug",
  vendor: "Plot & Paper",
  productType: "Mug",
  price: { amount: 1250, currency: "USD" },
  maxPrice: { amount: 1250, currency: "USD" },
  compareAtPrice: null,
  stockClass: "in_stock",
  inStock: true,
  image: {
    url: "/media/a-800.webp",
    alt: 'A "mug" & more',
    width: 800,
    height: 600,
    color: null,
    renditions: [{ url: "/media/a-800.webp", width: 800 }],
  },
  rating: null,
  publishedAt: "2026-01-02T03:04:05.000Z",
  ...changed,
});

const feed = (...products: ProductSummary[]) =>
  writeFeed({ shopName: "Plot & Paper", products, locale: "en" });

test("an entry has its address, picture, price and instant, all addresses in full", () => {
  const text = feed(product());
  for (const part of [
    '<link rel="self" type="application/atom+xml" href="https://shop.example/feed.xml"/>',
    "<title>Plot &amp; Paper: new products</title>",
    "<updated>2026-01-02T03:04:05.000Z</updated>",
    "<id>urn:uuid:018f0000-0000-7000-8000-000000000000</id>",
    'href="https://shop.example/products/mug"',
    '<media:content url="https://shop.example/media/a-800.webp" medium="image" type="image/webp"',
    "<g:price>12.50 USD</g:price>",
    "$12.50",
    "alt=&quot;A &amp;quot;mug&amp;quot; &amp;amp; more&quot;",
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/(src|href|url)="\//);
});

test("a range of prices says from where it starts; a product without a picture has none", () => {
  const text = feed(product({ maxPrice: { amount: 2000, currency: "USD" }, image: null }));
  expect(text).toContain("from $12.50");
  expect(text).not.toContain("img");
});

test("a German feed speaks German and leads to German pages", () => {
  const products = [product({ maxPrice: { amount: 2000, currency: "USD" } })];
  const text = writeFeed({ shopName: "Plot & Paper", products, locale: "de" });
  for (const part of [
    'xml:lang="de"',
    'href="https://shop.example/de/feed.xml"',
    'href="https://shop.example/de"',
    'href="https://shop.example/de/products/mug"',
    "<title>Plot &amp; Paper: Neuheiten</title>",
    "ab 12,50\u00a0$",
  ])
    expect(text).toContain(part);
});

test("an empty shop has a feed", () => expect(feed()).toMatch(/<updated>1970-.*<\/feed>/s));

test("no title breaks the feed, and every title is read back, but for what XML cannot hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      const text = feed(product({ title }));
      expect(text.match(/<entry>/g)).toHaveLength(1);
      const written = /<entry>\n<title>(.*?)<\/title>/s.exec(text)?.[1] ?? "";
      expect(written).not.toMatch(/[<>]/);
      expect(read(written)).toBe(Array.from(title).filter(isXml).join(""));
    }),
  );
});

const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const read = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => characters[name] ?? "?");

/** XML 1.0, production 2. */
function isXml(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return [9, 10, 13].includes(point) || (point >= 0x20 && point !== 0xfffe && point !== 0xffff);
}
