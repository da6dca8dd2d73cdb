import { expect, test } from "@playwright/test";
import { readLocal } from "./local";
import { scriptsRun, watchConsole } from "./shopper";
import { openAdminProduct } from "./staff";

const { apiKey } = readLocal();

test("a German product page and its lists speak German, down to the options", async ({ page }) => {
  const problems = watchConsole(page);
  await page.goto("/de/products/dune-tile-set");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fliesenset „Düne“");
  await expect(page.getByText("Oberfläche", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("12 Fliesen").first()).toBeVisible();
  await expect(page.locator("main img").first()).toHaveAttribute("alt", /^Fliesenset „Düne“: /);
  await page.goto("/de/categories/tiles");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fliesen");
  await expect(page.getByRole("link", { name: /Fliesenset „Mond“/ })).toBeVisible();
  await expect(page.getByLabel("Glänzend")).toHaveAttribute("value", "gloss");
  await page.goto("/categories/tiles");
  await expect(page.getByRole("link", { name: /Moon Tile Set/ })).toBeVisible();
  await page.goto("/de/pages/shipping-and-returns");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Versand und Rückgabe");
  await page.goto("/de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zeichnungen, mit denen du lebst");
  await expect(page.getByRole("contentinfo").getByRole("link", { name: "Impressum" })).toBeVisible();
  expect(problems).toEqual([]);
});

test("German words find products on the page of either language", async ({ page }) => {
  await page.goto("/de/search?q=wohndecken");
  await expect(page.getByRole("link", { name: /Decke „Düne“/ }).first()).toBeVisible();
  await page.goto("/search?q=notizbuch");
  await expect(page.getByRole("link", { name: /Notebook/ }).first()).toBeVisible();
});

test("what is put into the cart of a German page is called so in the cart", async ({ page }) => {
  await page.goto("/de/products/herbarium-notebook");
  await scriptsRun(page);
  await page.locator("main form button[type=submit]").first().click();
  await expect(page.getByRole("dialog").getByText(/Notizbuch „Herbarium“/)).toBeVisible();
  await page.goto("/de/cart");
  await expect(page.getByRole("link", { name: /Notizbuch „Herbarium“/ }).first()).toBeVisible();
  await page.goto("/cart");
  await expect(page.getByRole("link", { name: /Herbarium Notebook/ }).first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`a German title edited by staff shows in the German shop only, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const shopper = await (await browser.newContext()).newPage();
    const heading = async (path: string) => {
      await shopper.goto(path);
      return shopper.getByRole("heading", { level: 1 }).textContent();
    };
    const english = await heading("/products/weave-mug");
    await openAdminProduct(page, "Weave Mug");
    const title = page.getByLabel("German: name", { exact: true });
    const before = await title.inputValue();
    const after = `Becher „Geflecht ${Math.floor(Math.random() * 1e6)}“`;
    try {
      await title.fill(after);
      await page.getByRole("button", { name: "Save German" }).click();
      await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();
      await expect.poll(() => heading("/de/products/weave-mug")).toBe(after);
      expect(await heading("/products/weave-mug")).toBe(english);
      await shopper.goto("/de/categories/mugs");
      await expect(shopper.getByRole("link", { name: after })).toBeVisible();
    } finally {
      await title.fill(before);
      await page.getByRole("button", { name: "Save German" }).click();
      await expect.poll(() => heading("/de/products/weave-mug")).toBe(before);
    }
  });

test("REST answers in a language, refuses an unknown one, and writes translations", async ({ request }) => {
  const german = await request.get("/api/v1/products/moon-mug?locale=de");
  const { id, title, options } = await german.json();
  expect(title).toBe("Becher „Mond“");
  expect(options[0].name).toBe("Inhalt");
  expect((await (await request.get("/api/v1/products/moon-mug")).json()).title).toBe("Moon Mug");
  for (const path of ["/products?locale=xx", "/products/moon-mug?locale=xx", "/categories?locale=DE"])
    expect((await request.get(`/api/v1${path}`)).status(), path).toBe(400);
  const headers = { authorization: `Bearer ${apiKey}` };
  const patch = (summary: string) =>
    request.patch(`/api/v1/admin/products/${id}`, {
      headers,
      data: { translations: { de: { seoDescription: summary } } },
    });
  expect((await (await patch("Ein Mond zum Trinken")).json()).translations.de).toMatchObject({
    title: "Becher „Mond“",
    seoDescription: "Ein Mond zum Trinken",
  });
  expect((await patch("")).status()).toBe(200);
});
