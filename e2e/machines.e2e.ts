import { expect, test } from "@playwright/test";
import { readLocal } from "./local";

const { apiKey, appUrl, metrics } = readLocal();
const authorization = { authorization: `Bearer ${apiKey}` };

const locations = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => address);

test("the sitemap leads to every page of the shop, in addresses of the setting", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${appUrl}/sitemap.xml`);
  for (const path of ["/cart", "/checkout", "/orders", "/admin", "/search", "/*?sort="])
    expect(robots).toContain(`Disallow: ${path}\n`);
  const index = await request.get("/sitemap.xml");
  expect(index.headers()["content-type"]).toContain("application/xml");
  const pages: string[] = [];
  for (const file of locations(await index.text())) {
    expect(file).toMatch(new RegExp(`^${appUrl}/sitemap-\\w+\\.xml$`));
    const answer = await request.get(file);
    expect(answer.headers()["content-type"]).toContain("application/xml");
    pages.push(...locations(await answer.text()));
  }
  expect(new Set(pages).size).toBe(pages.length);
  for (const path of [
    "/",
    "/products/contour-mug",
    "/categories/mugs",
    "/collections/sale",
    "/pages/imprint",
  ])
    expect(pages).toContain(`${appUrl}${path}`);
  for (const page of pages.filter((_, place) => place % 7 === 0))
    expect((await request.get(page)).status(), page).toBe(200);
  expect((await request.get("/sitemap-orders.xml")).status()).toBe(404);
});

test("a new price is in the feed and in the page's data within two seconds", async ({ request, page }) => {
  const feed = async () => (await request.get("/feed.xml")).text();
  const handle = /\/products\/([a-z0-9-]+)"/.exec(await feed())?.[1] ?? "";
  const product = await (await request.get(`/api/v1/products/${handle}`)).json();
  const cheapest = product.variants.toSorted(
    (a: { price: { amount: number } }, b: { price: { amount: number } }) => a.price.amount - b.price.amount,
  )[0];
  const amount = 100 + Math.floor(Math.random() * 300);
  const change = (price: { amount: number; currency: string }) =>
    request.patch(`/api/v1/admin/variants/${cheapest.id}`, { headers: authorization, data: { price } });
  const written = (amount / 100).toFixed(2);
  await page.goto(`/products/${handle}`);
  expect((await change({ amount, currency: "USD" })).status()).toBe(200);
  try {
    await expect
      .poll(feed, { timeout: 15_000, intervals: [100] })
      .toContain(`<g:price>${written} USD</g:price>`);
    await expect
      .poll(async () => (await request.get(`/products/${handle}`)).text(), {
        timeout: 15_000,
        intervals: [100],
      })
      .toMatch(new RegExp(`"(price|lowPrice)":"${written.replace(".", "\\.")}"`));
  } finally {
    await change(cheapest.price);
  }
});

test("a product, a list and the home page say what they are, and pictures in full addresses", async ({
  page,
}) => {
  const graphOf = async (path: string) => {
    await page.goto(path);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    return JSON.parse(text ?? "")["@graph"] as Record<string, unknown>[];
  };
  const [product, trail] = await graphOf("/products/contour-mug");
  expect(product).toMatchObject({ "@type": "Product", url: `${appUrl}/products/contour-mug` });
  expect(product?.image).toEqual(expect.arrayContaining([expect.stringContaining(`${appUrl}/media/`)]));
  const steps = trail?.itemListElement as { item: string }[];
  expect(steps.map(({ item }) => item)).toEqual([
    `${appUrl}/`,
    ...steps.slice(1, -1).map(() => expect.stringContaining("/categories/")),
    `${appUrl}/products/contour-mug`,
  ]);
  expect(steps.length).toBeGreaterThan(2);
  const attribute = (name: string) => page.locator(`meta[property="${name}"]`).getAttribute("content");
  expect(await attribute("og:image")).toMatch(new RegExp(`^${appUrl}/media/previews/.+\\.jpg$`));
  expect(await attribute("og:url")).toBe(`${appUrl}/products/contour-mug`);
  await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    `${appUrl}/products/contour-mug`,
  );
  for (const path of ["/categories/mugs", "/collections/sale"])
    expect(await graphOf(path)).toMatchObject([{ "@type": "BreadcrumbList" }]);
  expect(await graphOf("/")).toMatchObject([{ "@type": "Organization" }, { "@type": "WebSite" }]);
  await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveAttribute(
    "href",
    "/feed.xml",
  );
});

test("the feed is well-formed, and what a home screen needs is there", async ({ page, request }) => {
  await page.goto("/");
  const text = await (await request.get("/feed.xml")).text();
  const entries = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "application/xml");
    return read.querySelector("parsererror") ? -1 : read.querySelectorAll("entry > link[href]").length;
  }, text);
  expect(entries).toBeGreaterThan(10);
  const address = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(address ?? "")).json();
  expect(manifest).toMatchObject({ name: expect.any(String), start_url: "/" });
  for (const { src, type } of manifest.icons)
    expect((await request.get(src)).headers()["content-type"], src).toContain(type);
  await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute("content", manifest.theme_color);
});

test("metrics tell routes and levels of the cache to whoever has the token, and no address of a page", async ({
  request,
}) => {
  for (const path of ["/products/contour-mug", "/products/contour-mug", "/api/v1/products/contour-mug"])
    expect((await request.get(path)).status()).toBe(200);
  expect((await request.get("/api/metrics")).status()).toBe(401);
  const read = async () => {
    const answer = await request.get("/api/metrics", {
      headers: { authorization: `Bearer ${metrics.token}` },
    });
    return answer.text();
  };
  // A request is counted when its answer has left whole.
  for (const route of ["/shop/[locale]/products/[handle]", "/api/v1/products/[handle]", "/api/metrics"])
    await expect.poll(read).toContain(`storehouse_http_request_seconds_count{route="${route}",method="GET"`);
  const text = await read();
  expect(text).toMatch(/^storehouse_cache_pages_total\{result="memory"\} [1-9]/m);
  expect(text).toContain('storehouse_operations_total{operation="getProduct",outcome="succeeded"}');
  expect(text).toContain("storehouse_database_up 1");
  expect(text).not.toContain("contour-mug");
});
