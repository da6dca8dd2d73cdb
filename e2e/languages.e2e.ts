import { expect, test } from "@playwright/test";

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
