import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { pages as policies } from "../lib/testing/page-policy";
import { readLocal } from "./local";
import { scriptsRun } from "./shopper";

/** An address of every page of the app; a test holds the list to the files. */
const addresses = Object.fromEntries(Object.entries(policies).map(([page, { address }]) => [page, address]));
const isStatic = /\(store\)(\/\[\.\.\.rest\]|\/(categories|collections|pages|products)\/\[handle\])?$/;

test("every page has one content policy that lets no unknown script run: hashes on static ones, a nonce on others", async ({
  request,
}) => {
  for (const [page, address] of [...Object.entries(addresses), ["unknown", "/nowhere.txt"] as const]) {
    const response = await request.get(address, { maxRedirects: 0 });
    const policies = response.headersArray().filter(({ name }) => /^content-security-policy$/i.test(name));
    expect(policies, page).toHaveLength(1);
    const scripts = /script-src ([^;]*)/.exec(policies[0]?.value ?? "")?.[1] ?? "";
    expect(scripts, page).not.toContain("unsafe");
    expect(scripts, page).toMatch(isStatic.test(page) || page === "unknown" ? /'sha256-/ : /'nonce-/);
    expect(policies[0]?.value, page).toMatch(/style-src 'self';.*frame-ancestors 'none'/);
  }
});

test("static pages say nothing personal to a shared cache, dynamic ones nothing at all", async ({
  request,
}) => {
  const own = { cookie: "has_cart=1; cart=AAAAAAAAAAAAAAAAAAAAAAAAAAA" };
  for (const [page, address] of Object.entries(addresses)) {
    const response = await request.get(address, { maxRedirects: 0, headers: own });
    const { "cache-control": control = "", "set-cookie": cookie } = response.headers();
    if (isStatic.test(page)) {
      expect(control, page).toBe("public, max-age=0, s-maxage=1, must-revalidate");
      expect(cookie, page).toBeUndefined();
    } else expect(control, page).toMatch(/private|no-store/);
  }
});

test("an inline script that was slipped into a page does not run", async ({ page }) => {
  for (const path of ["/", "/products/contour-mug", "/cart", "/search?q=mug"]) {
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        "</body>",
        "<script>window.slipped = true</script></body>",
      );
      await route.fulfill({ response, body });
    });
    await page.goto(path);
    expect(await page.evaluate(() => "slipped" in window), path).toBe(false);
  }
});

test("a script that got into the database does not run, and the page around it works", async ({ page }) => {
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  const handle = "moon-notebook";
  const planted = `<p>Planted</p><script>window.planted = 1</script>
    <script>self.__next_f.push([1,""]);window.planted = 2</script>
    <img src="/icon.svg?x" onerror="window.planted = 3" onload="window.planted = 4" alt="">`;
  const [before] = await sql`select description_html from product where handle = ${handle}`;
  const write = (html: string) =>
    sql.begin(async (tx) => {
      await tx`update product set description_html = ${html} where handle = ${handle}`;
      await tx`select invalidate_cache_tags(array[${`product:${handle}`}])`;
    });
  try {
    await write(planted);
    // Once rendered for this request, once from the cache.
    for (const _ of ["rendered", "cached"]) {
      await expect(async () => {
        await page.goto(`/products/${handle}`);
        await expect(page.getByText("Planted")).toBeVisible();
      }).toPass();
      await scriptsRun(page);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await expect(page.getByRole("status").first()).toContainText("in your cart");
      expect(await page.evaluate(() => "planted" in window)).toBe(false);
    }
  } finally {
    await write(before?.description_html);
    await sql.end();
  }
});

test("a form sent without JavaScript to a static page is answered with a policy as well", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/products/contour-tile-set");
  await page.getByLabel("Quantity").fill("9");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: "Add to cart" }).click(),
  ]);
  expect(answer.headers()["content-security-policy"]).toMatch(/script-src 'self' 'nonce-/);
});

test("a form larger than a megabyte is refused outside the admin", async ({ request }) => {
  const note = "x".repeat(1024 * 1024);
  expect((await request.post("/products/contour-mug", { multipart: { note } })).status()).toBe(413);
});

test("an unknown product, category, collection, text or page is a real 404, first and second time", async ({
  request,
}) => {
  for (const path of ["products", "categories", "collections", "pages"]) {
    for (const _ of ["rendered", "cached"])
      expect((await request.get(`/${path}/no-such-thing`)).status(), path).toBe(404);
  }
  for (const path of ["/nowhere", "/categories/no-such-thing?sort=title", "/products/NOT%20A%20handle"])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("limits are counted in the database, for all instances together", async ({ request }) => {
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  try {
    const counted = async () => {
      const [row] = await sql<
        { points: number }[]
      >`select coalesce(sum(points), 0)::int as points from rate_limit`;
      return row?.points ?? 0;
    };
    // Where a window ends in between, its count begins anew.
    await expect(async () => {
      const before = await counted();
      for (const url of readLocal().appUrls)
        expect((await request.post(`${url}/api/v1/carts`)).status()).toBe(201);
      expect(await counted()).toBeGreaterThanOrEqual(before + readLocal().appUrls.length);
    }).toPass();
  } finally {
    await sql.end();
  }
});
