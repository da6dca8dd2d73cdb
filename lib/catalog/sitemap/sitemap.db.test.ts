import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { category, collection, product } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { locales } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { shopContext } from "@/lib/testing/shop-context";
import { updateProduct } from "../update-product";
import { fromFileName, LIMITS, MAX_ROWS } from "./schema";
import { toUrls, writeSitemap, writeSitemapIndex } from "./write-sitemap";

const BOUND = 3;
vi.stubEnv("APP_URL", "https://shop.example");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = shopContext(database.db);
  await ctx.db.insert(category).values({ handle: "mugs", title: "Mugs" });
  await ctx.db.insert(collection).values({ handle: "sale", title: "Sale" });
  await ctx.db.insert(page).values({ handle: "terms", title: "Terms", bodyHtml: "" });
});
afterAll(() => database.close());

const locations = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => address);

async function readFile(address: string): Promise<string> {
  const file = fromFileName(/^https:\/\/shop\.example\/sitemap-(.+)\.xml$/.exec(address)?.[1] ?? "");
  if (!file) throw new Error(`${address} is no file`);
  let text = "";
  for await (const piece of writeSitemap(ctx, file, BOUND)) text += piece;
  return text;
}

async function readAll(): Promise<{ files: string[]; pages: string[] }> {
  const files = locations(await writeSitemapIndex(ctx, BOUND));
  const pages = await Promise.all(files.map(async (file) => locations(await readFile(file))));
  for (const [index, file] of files.entries()) {
    // The home page has no row, and stands in the first file of texts.
    const extra = file.endsWith("/sitemap-pages.xml") ? 1 : 0;
    expect(pages[index]?.length, file).toBeLessThanOrEqual((BOUND + extra) * locales.length);
  }
  return { files, pages: pages.flat() };
}

test("the index's files hold every page once, in full addresses, and at most as many as a file may", async () => {
  const handles: string[] = [];
  for (let count = 0; count <= 7; count += 1) {
    const { files, pages } = await readAll();
    expect(files).toHaveLength(3 + Math.max(1, Math.ceil(count / BOUND)));
    expect(pages.toSorted()).toEqual(
      ["", "categories/mugs", "collections/sale", "pages/terms", ...handles.map((name) => `products/${name}`)]
        .flatMap((path) => [`https://shop.example/${path}`, `https://shop.example/de${path && `/${path}`}`])
        .toSorted(),
    );
    const { productId } = await makeVariant(ctx.db);
    const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
    handles.push(row?.handle ?? "");
  }
});

test("files that were full keep their address and their content when products are added", async () => {
  const before = locations(await writeSitemapIndex(ctx, BOUND));
  const texts = await Promise.all(before.map((file) => readFile(file)));
  await makeVariant(ctx.db);
  await makeVariant(ctx.db);
  expect(locations(await writeSitemapIndex(ctx, BOUND)).slice(0, before.length)).toEqual(before);
  const after = await Promise.all(before.slice(0, -1).map((file) => readFile(file)));
  expect(after).toEqual(texts.slice(0, -1));
});

test("every page but the home page says when it was changed", async () => {
  const text = await readFile("https://shop.example/sitemap-products.xml");
  expect(text.match(/<lastmod>\d{4}-\d\d-\d\dT[\d:.]+Z<\/lastmod>/g)).toHaveLength(BOUND * locales.length);
});

test("each language of a page is listed, and each names all of them", async () => {
  const text = await readFile("https://shop.example/sitemap-categories.xml");
  const links = [
    ["en", "https://shop.example/categories/mugs"],
    ["de", "https://shop.example/de/categories/mugs"],
    ["x-default", "https://shop.example/categories/mugs"],
  ].map(([name, address]) => `<xhtml:link rel="alternate" hreflang="${name}" href="${address}"/>`);
  const entries = text.match(/<url>.*<\/url>/g) ?? [];
  expect(entries).toHaveLength(locales.length);
  for (const entry of entries) expect(entry).toContain(links.join(""));
});

test("a full file of the longest handles keeps the protocol's limits", () => {
  vi.stubEnv("APP_URL", `https://${"a".repeat(63)}.shop.example`);
  const handle = "a".repeat(200);
  const longest = toUrls(`/collections/${handle}`, new Date());
  vi.stubEnv("APP_URL", "https://shop.example");
  expect(longest.match(/<loc>/g)?.length).toBe(locales.length);
  expect((MAX_ROWS + 1) * locales.length).toBeLessThanOrEqual(LIMITS.urls);
  expect((MAX_ROWS + 1) * longest.length).toBeLessThanOrEqual(LIMITS.bytes);
});

test("what has left the shop is not listed", async () => {
  const { productId } = await makeVariant(ctx.db);
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  expect((await readAll()).pages.join("\n")).toContain(row?.handle);
  await updateProduct(ctx, { productId, status: "archived" });
  expect((await readAll()).pages.join("\n")).not.toContain(row?.handle);
});

test("a file is read in batches, each only when it is asked for", async () => {
  const pieces = writeSitemap(ctx, { kind: "products", after: null });
  expect((await pieces.next()).value).toMatch(/^<\?xml/);
  const { productId } = await makeVariant(ctx.db);
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  expect((await pieces.next()).value).toContain(`/products/${row?.handle}<`);
  await pieces.return(undefined);
});

test.each([
  "",
  "products-",
  "products-x",
  "orders",
  "products-018f0000-0000-7000-8000-00000000000",
  "../products",
])("%j is no file's name", (name) => expect(fromFileName(name)).toBeNull());
