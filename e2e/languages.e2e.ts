import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { watchConsole } from "./shopper";

test("a German shop is static, says so, and leads on in German", async ({ page }) => {
  const answer = await page.goto("/de/products/contour-mug");
  expect(answer?.headers()["content-security-policy"]).toContain("'sha256-");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("link", { name: "Warenkorb" }).click();
  await expect(page).toHaveURL(/\/de\/cart$/);
});

test("a page has one address, and names the same page in the other language", async ({ page, request }) => {
  for (const [path, to] of [
    ["/en/products/contour-mug", "/products/contour-mug"],
    ["/shop/en/cart", "/cart"],
    ["/shop/de/cart", "/de/cart"],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(308);
    expect(answer.headers().location, path).toMatch(new RegExp(`${to}$`));
  }
  await page.goto("/de/products/contour-mug");
  const hrefOf = (selector: string) => page.locator(`head link${selector}`).getAttribute("href");
  expect(new URL((await hrefOf("[rel=canonical]")) ?? "").pathname).toBe("/de/products/contour-mug");
  expect(new URL((await hrefOf("[hreflang=en]")) ?? "").pathname).toBe("/products/contour-mug");
  expect(new URL((await hrefOf("[hreflang=x-default]")) ?? "").pathname).toBe("/products/contour-mug");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/:\d+\/products\/contour-mug$/);
});

test("what does not exist says so without scripts, in the page's language", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const [path, words] of [
    ["/products/nope", "There is nothing here"],
    ["/de/products/nope", "Hier ist nichts"],
    ["/de/a/b", "Hier ist nichts"],
    ["/categories/nope?sort=title", "There is nothing here"],
    ["/nowhere.txt", "There is nothing here"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: words }), path).toBeVisible();
  }
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a German list is filtered, sorted and cleared in German", async ({ page }) => {
      const problems = watchConsole(page);
      await page.goto("/de/categories/art-prints");
      const apply = async () => {
        if (!javaScriptEnabled) await page.getByRole("button", { name: "Anzeigen" }).click();
      };
      await expect(page.getByText(/^\d+ Produkte$/)).toBeVisible();
      await expect(page.getByText(/^ab \d+,\d\d\s\$$/).first()).toBeVisible();
      await page.getByRole("checkbox", { name: /^30 × 40 cm/ }).check();
      await apply();
      await expect(page).toHaveURL(/\/de\/categories\/art-prints\?sort=newest&filter\.size=30/);
      await expect(page.getByRole("link", { name: /30 × 40 cm entfernen$/ })).toBeVisible();
      await page.getByLabel("Sortieren nach").selectOption({ label: "Preis absteigend" });
      await apply();
      await expect(page).toHaveURL(/\/de\/categories\/art-prints\?sort=price_desc&filter\.size=30/);
      expect(await englishOn(page)).toEqual([]);
      await page.getByRole("link", { name: "Alle Filter löschen" }).click();
      await expect(page).toHaveURL(/\/de\/categories\/art-prints\?sort=price_desc$/);
      expect(problems).toEqual([]);
    });

    test("more of a German list is loaded in German, and back leads to the same place", async ({ page }) => {
      await page.goto("/de/search?q=plot&sort=title");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ergebnisse für „plot“");
      const titles = page.getByRole("heading", { level: 2 });
      const before = await titles.count();
      const last = (await titles.last().textContent()) ?? "";
      await page.getByRole("link", { name: "Mehr laden" }).click();
      if (javaScriptEnabled) {
        await expect.poll(() => titles.count()).toBeGreaterThan(before);
        await expect(page.getByText(/^\d+ Produkte werden gezeigt$/)).toBeVisible();
        // The first one that is new.
        await expect(titles.nth(before).getByRole("link")).toBeFocused();
      } else {
        await expect(titles.last()).not.toHaveText(last);
        await expect(page.getByRole("link", { name: "Zurück zur ersten Seite" })).toBeVisible();
      }
      expect(await englishOn(page)).toEqual([]);
      const count = await titles.count();
      await titles.last().getByRole("link").click();
      await expect(page).toHaveURL(/\/de\/products\//);
      await page.goBack();
      await expect(titles).toHaveCount(count);
    });

    test("a German product says price, stock and delivery in German", async ({ page }) => {
      await page.goto("/de/products/contour-mug");
      await expect(page.getByText(/^\d+,\d\d\s\$$/).first()).toBeVisible();
      await expect(page.getByText("Auf Lager. Steuern und Versand kommen an der Kasse hinzu.")).toBeVisible();
      await expect(page.getByRole("region", { name: "Lieferung: Vereinigte Staaten" })).toContainText(
        /6,00\s\$; kostenlos ab 75,00\s\$/,
      );
      await expect(page.getByRole("region", { name: "Bilder" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Bild 2 von" }).first()).toBeVisible();
      await expect(page.getByRole("heading", { name: "Das könnte dir auch gefallen" })).toBeVisible();
      await expect(page.getByRole("table", { name: "Pflege" })).toBeVisible();
      expect(await englishOn(page)).toEqual([]);
    });

    test("no German page of browsing has English words of ours", async ({ page }) => {
      for (const path of ["/de", "/de/collections/sale", "/de/search", "/de/search?q=qqqqqqq", "/de/nope"]) {
        await page.goto(path);
        expect(await englishOn(page), path).toEqual([]);
      }
      await page.goto("/de/categories/mugs?sort=newest&filter.price=1-2");
      await expect(page.getByText("Kein Produkt passt zu allen Filtern.")).toBeVisible();
      await expect(page.getByRole("link", { name: /^Preis: 0,01\s\$ – 0,02\s\$ entfernen$/ })).toBeVisible();
      expect(await englishOn(page)).toEqual([]);
    });
  });
}

test("suggestions, past searches and what was viewed speak German and lead to German pages", async ({
  page,
}) => {
  const problems = watchConsole(page);
  await page.goto("/de");
  const field = page.locator("#search");
  await field.click();
  await field.pressSequentially("contour");
  await expect(page.getByRole("listbox", { name: "Vorschläge" })).toBeVisible();
  await expect(page.getByText(/^\d+ Vorschläge$/)).toHaveCount(1);
  const option = page.getByRole("option", { name: /, (ab )?\d+,\d\d\s\$$/ }).first();
  await expect(option).toHaveAttribute("href", /^\/de\/products\//);
  await option.click();
  await expect(page).toHaveURL(/\/de\/products\//);
  await expect(page.getByRole("button", { name: "Teilen" })).toBeVisible();
  await field.fill("");
  await field.click();
  await expect(page.getByRole("option", { name: "contour, frühere Suche" })).toHaveAttribute(
    "href",
    "/de/search?q=contour",
  );
  await page.getByRole("button", { name: "Suchverlauf löschen" }).click();
  await page.goto("/de/products/quilt-notebook");
  const seen = page.getByRole("region", { name: "Zuletzt angesehen" });
  await seen.scrollIntoViewIfNeeded();
  await expect(seen.getByRole("link").first()).toHaveAttribute("href", /^\/de\/products\//);
  await page
    .getByRole("link", { name: /^Bild 1 von \d+ zeigen$/ })
    .or(page.getByRole("link", { name: /Bild 1 von \d+ vergrößern$/ }))
    .last()
    .click();
  await page.getByRole("link", { name: /Bild 1 von \d+ vergrößern$/ }).click();
  const zoom = page.getByRole("dialog", { name: "Vergrößertes Bild" });
  await expect(zoom).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  await zoom.getByRole("button", { name: "Schließen" }).click();
  await expect(zoom).toBeHidden();
  expect(problems).toEqual([]);
});

test("machines find each language: sitemap, feed, structured data, previews, home screen", async ({
  page,
  request,
}) => {
  const { appUrl } = readLocal();
  const sitemap = await (await request.get("/sitemap-products.xml")).text();
  for (const path of ["/products/contour-mug", "/de/products/contour-mug"])
    expect(entryOf(sitemap, `${appUrl}${path}`)).toEqual({
      en: `${appUrl}/products/contour-mug`,
      de: `${appUrl}/de/products/contour-mug`,
      "x-default": `${appUrl}/products/contour-mug`,
    });
  const robots = await (await request.get("/robots.txt")).text();
  for (const path of ["/cart", "/de/cart", "/de/search"]) expect(robots).toContain(`Disallow: ${path}\n`);

  await page.goto("/de/products/contour-mug");
  const attribute = (selector: string, name: string) => page.locator(selector).getAttribute(name);
  expect(await attribute('meta[property="og:locale"]', "content")).toBe("de_DE");
  expect(await attribute('meta[property="og:locale:alternate"]', "content")).toBe("en_US");
  expect(await attribute('meta[property="og:image"]', "content")).toBe(
    `${appUrl}/media/previews/products/contour-mug.de.jpg`,
  );
  const graph = await page.locator('script[type="application/ld+json"]').textContent();
  const [product, trail] = JSON.parse(graph ?? "")["@graph"];
  expect(product).toMatchObject({
    "@id": `${appUrl}/products/contour-mug#product`,
    url: `${appUrl}/de/products/contour-mug`,
  });
  expect(trail.itemListElement[0]).toMatchObject({ name: "Startseite", item: `${appUrl}/de` });

  const feedPath = (await attribute('link[type="application/atom+xml"]', "href")) ?? "";
  expect(feedPath).toBe("/de/feed.xml");
  const feed = await (await request.get(feedPath)).text();
  expect(feed).toContain('xml:lang="de"');
  expect(feed).toContain(`href="${appUrl}/de/products/`);
  expect(await (await request.get("/feed.xml")).text()).toContain('xml:lang="en"');

  const manifestPath = (await attribute('link[rel="manifest"]', "href")) ?? "";
  expect(await (await request.get(manifestPath)).json()).toMatchObject({ lang: "de", start_url: "/de" });
  expect((await request.get("/shop/de/feed.xml", { maxRedirects: 0 })).status()).toBe(308);
  expect((await request.get("/fr/feed.xml")).status()).toBe(404);
});

function entryOf(sitemap: string, address: string): Record<string, string> {
  const entry = sitemap.split("<url>").find((part) => part.includes(`<loc>${address}</loc>`)) ?? "";
  return Object.fromEntries(
    [...entry.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, name = "", href = ""]) => [name, href]),
  );
}

/** Texts on the page, written or spoken, that are an English message to the letter and no German one. */
async function englishOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    // The menus are a merchant's words.
    const merchants = "footer nav";
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(`script, style, ${merchants}`))
        found.push(node.textContent?.trim() ?? "");
    for (const name of ["aria-label", "alt", "placeholder", "title"])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (!element.closest(merchants)) found.push(element.getAttribute(name) ?? "");
    return found;
  });
  const english = new Set(messagesOf("en"));
  for (const message of messagesOf("de")) english.delete(message);
  return texts.filter((text) => english.has(text));
}

/** Short ones may be a merchant's words, too: `Size` is an option. */
const MIN_LENGTH = 6;

/** The browsing shop's own words. */
function messagesOf(locale: string): string[] {
  const leaves = (tree: object): string[] =>
    Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));
  return [
    "catalog",
    "layout",
    "list",
    "offer",
    "product",
    "recent",
    "shared-link",
    "suggestions",
    "wishlist-news",
    "zoom",
  ]
    .flatMap((namespace) => leaves(JSON.parse(readFileSync(`messages/${locale}/${namespace}.json`, "utf8"))))
    .filter((message) => message.length >= MIN_LENGTH);
}
