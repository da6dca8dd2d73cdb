import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { readLocal } from "./local";
import { takenOver, watchConsole } from "./shopper";

const heart = (page: Page, product: string) =>
  page.getByRole("button", { name: `Add ${product} to the wishlist` });
const filled = (page: Page, product: string) =>
  page.getByRole("button", { name: `Remove ${product} from the wishlist` });
const row = (page: Page, product: string) => page.getByRole("listitem").filter({ hasText: product });

test("a heart fills at once, says so, stays filled on other pages and after coming back", async ({
  page,
}) => {
  const problems = watchConsole(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/wishlist")) asked.push(request.url());
  });
  await page.goto("/categories/mugs");
  const size = await heart(page, "Contour Mug").boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await (await takenOver(heart(page, "Contour Mug"))).click();
  await expect(page.getByText("Contour Mug is on your wishlist.")).toBeAttached();
  expect(asked, "nothing is asked while no cookie says that there is a list").toEqual([]);
  await page.goto("/products/contour-mug");
  await expect(page.getByRole("button", { name: "Remove from the wishlist" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Wishlist 1 product" })).toBeVisible();
  await page.goto("/categories/mugs");
  await (await takenOver(filled(page, "Contour Mug"))).click();
  await expect(page.getByText("Contour Mug is no longer on your wishlist.")).toBeAttached();
  await page.reload();
  await expect(heart(page, "Contour Mug")).toBeVisible();
  expect(problems).toEqual([]);
});

test("without a network, a heart takes back what it showed and says so", async ({ page, context }) => {
  await page.goto("/categories/mugs");
  await takenOver(heart(page, "Moon Mug"));
  await context.setOffline(true);
  await heart(page, "Moon Mug").click();
  await expect(page.getByText("That did not work. Please try again.")).toBeAttached();
  await expect(heart(page, "Moon Mug")).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a list is kept, bought from, emptied and brought back, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto("/wishlist");
    await expect(page.getByRole("heading", { name: "Nothing on your wishlist yet" })).toBeVisible();
    await page.goto("/products/quilt-card-set");
    const add = page.getByRole("button", { name: "Add to the wishlist" });
    if (javaScriptEnabled) await takenOver(add);
    await add.click();
    if (javaScriptEnabled) {
      await expect(page.getByText("Quilt Card Set is on your wishlist.")).toBeAttached();
      await page.getByRole("link", { name: /^Wishlist/ }).click();
    }
    await expect(page).toHaveURL(/\/wishlist$/);
    await page.goto("/categories/mugs");
    if (javaScriptEnabled) await takenOver(heart(page, "Contour Mug"));
    await heart(page, "Contour Mug").click();
    if (javaScriptEnabled) await expect(page.getByText("Contour Mug is on your wishlist.")).toBeAttached();
    await page.goto("/wishlist");
    await expect(row(page, "Contour Mug").getByRole("link", { name: "Choose" })).toHaveAttribute(
      "href",
      "/products/contour-mug",
    );
    await page.getByRole("button", { name: "Remove Contour Mug" }).click();
    await expect(row(page, "Contour Mug")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row(page, "Contour Mug")).toHaveCount(1);
    await expect(row(page, "Contour Mug")).toContainText("$22.00");
    const buy = row(page, "Quilt Card Set").getByRole("button", { name: "Add to cart" });
    if (javaScriptEnabled) await takenOver(buy);
    await buy.click();
    if (javaScriptEnabled) await expect(page.getByRole("dialog")).toContainText("Quilt Card Set");
    else await expect(page).toHaveURL(/\/cart$/);
    await page.goto("/wishlist");
    await expect(row(page, "Quilt Card Set")).toHaveCount(1);
  });

  test(`a list is shared by a link that can be taken back, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto("/categories/mugs");
    if (javaScriptEnabled) await takenOver(heart(page, "Moon Mug"));
    await heart(page, "Moon Mug").click();
    if (javaScriptEnabled) await expect(page.getByText("Moon Mug is on your wishlist.")).toBeAttached();
    await page.goto("/wishlist");
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByLabel("Link to your list").inputValue();
    const friend = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await friend.goto(link);
    await expect(row(friend, "Moon Mug")).toContainText("$22.00");
    await expect(friend.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Stop sharing" }).click();
    await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
    await friend.reload();
    await expect(friend.getByRole("heading", { name: "This list is not shared" })).toBeVisible();
    await expect(row(friend, "Moon Mug")).toHaveCount(0);
  });
}

test("what is not on sale any more says so, and can only be removed", async ({ page }) => {
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  const [product] = await sql`select id from product where handle = 'moon-mug'`;
  const setStatus = (status: string) => sql`update product set status = ${status} where id = ${product?.id}`;
  try {
    await page.goto("/categories/mugs");
    await (await takenOver(heart(page, "Moon Mug"))).click();
    await expect(page.getByText("Moon Mug is on your wishlist.")).toBeAttached();
    await setStatus("archived");
    await page.goto("/wishlist");
    await expect(row(page, "Moon Mug")).toContainText("No longer on sale");
    await expect(row(page, "Moon Mug").getByRole("link")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Remove Moon Mug" })).toBeVisible();
  } finally {
    await setStatus("active");
    await sql.end();
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test("a list and a shared one have no accessibility violation that axe finds, in both languages", async ({
    page,
  }) => {
    await page.goto("/categories/mugs");
    await (await takenOver(heart(page, "Moon Mug"))).click();
    await expect(page.getByText("Moon Mug is on your wishlist.")).toBeAttached();
    await page.goto("/wishlist");
    await page.getByRole("button", { name: "Make a link" }).click();
    const shared = new URL(await page.getByLabel("Link to your list").inputValue()).pathname;
    for (const path of ["/wishlist", "/de/wishlist", shared, `/de${shared}`, "/wishlist/nope"]) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await page.goto("/de/wishlist");
    await page.getByRole("button", { name: /entfernen$/ }).click();
    await expect(page.getByRole("heading", { name: "Noch steht nichts auf deiner Merkliste" })).toBeVisible();
  });
});
