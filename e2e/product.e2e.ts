import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { fixtureHandles, importFixtures, removeFixtures } from "./product-fixtures";
import { watchConsole } from "./shopper";

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await importFixtures();
});
test.afterAll(removeFixtures);

const SHIRT = "/products/fixture-two-options";
const radio = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const thumbnail = (page: Page, place: number) =>
  page.getByRole("link", { name: new RegExp(`^Show picture ${place} of`) });

test("options are chosen by keyboard; price, address and button follow", async ({ page }) => {
  const problems = watchConsole(page);
  await page.goto(SHIRT);
  const size = page.getByRole("group", { name: "Size" });
  await expect(size.getByRole("radio")).toHaveCount(3);
  await expect(radio(page, "S")).toBeEnabled();
  await radio(page, "S").focus();
  await page.keyboard.press("ArrowRight");
  await expect(radio(page, "M")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(radio(page, "White")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(radio(page, "Navy")).toBeChecked();
  await expect(page).toHaveURL(/\?variant=FIX-M-NAVY$/);
  // Large ones are white only: the size leads, the color follows.
  await radio(page, "M").focus();
  await page.keyboard.press("ArrowRight");
  await expect(radio(page, "White")).toBeChecked();
  await expect(page.getByText("$24.00")).toBeVisible();
  await expect(page).toHaveURL(/\?variant=FIX-L-WHITE$/);
  expect(problems).toEqual([]);
});

test("a shared link opens the variant that was chosen, and that one goes into the cart", async ({ page }) => {
  await page.goto(`${SHIRT}?variant=FIX-M-NAVY`);
  await expect(radio(page, "M")).toBeChecked();
  await expect(radio(page, "Navy, sold out")).toHaveCount(0);
  await expect(radio(page, "Navy")).toBeChecked();
  await page.getByRole("button", { name: "One more" }).click();
  await expect(page.getByLabel("Quantity")).toHaveValue("2");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("status").first()).toContainText("in your cart");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  // What is said of one variant is not said of another.
  await page.getByText("White", { exact: true }).click();
  await expect(page.getByText("in your cart").filter({ visible: true })).toHaveCount(0);
  await page.goto("/cart");
  await expect(page.getByText("M / Navy", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Quantity of Fixture Shirt")).toHaveValue("2");
});

test("a combination that is sold out or does not exist says so before and after it is chosen", async ({
  page,
}) => {
  await page.goto(SHIRT);
  await expect(radio(page, "Navy, sold out")).toBeEnabled();
  await radio(page, "Navy, sold out").check({ force: true });
  await expect(page.getByText("S / Navy is sold out. Other choices are in stock.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sold out" })).toBeDisabled();
  await radio(page, "L, not with what else is chosen, which would change").check({ force: true });
  await expect(radio(page, "White")).toBeChecked();
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeEnabled();
});

test("a hundred variants of three options are chosen by three choices", async ({ page }) => {
  await page.goto("/products/fixture-hundred");
  await expect(page.getByRole("radio")).toHaveCount(14);
  await expect(radio(page, "Ash, sold out")).toBeEnabled();
  for (const value of ["Blue", "Ash", "51 cm"]) await page.getByText(value, { exact: true }).click();
  for (const value of ["Blue", "Ash", "51 cm"]) await expect(radio(page, value)).toBeChecked();
  await page.reload();
  for (const value of ["Blue", "Ash", "51 cm"]) await expect(radio(page, value)).toBeChecked();
  await expect(radio(page, "Red, sold out")).toBeVisible();
});

test("the gallery moves by arrows, opens by Enter, closes by Escape, and gives the focus back", async ({
  page,
}) => {
  await page.goto("/products/contour-print");
  await expect(radio(page, "Unframed")).toBeEnabled();
  const pictures = page.getByRole("region", { name: "Pictures" });
  await pictures.getByRole("link", { name: /Enlarge picture 1/ }).focus();
  await expect(thumbnail(page, 1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("ArrowRight");
  const second = pictures.getByRole("link", { name: /Enlarge picture 2/ });
  await expect(second).toBeFocused();
  await expect(thumbnail(page, 2)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Enlarged picture" });
  await expect(dialog.getByText(/^Picture 2 of/)).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(dialog.getByText(/^Picture 1 of/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(second).toBeFocused();
});

test("the picture of the chosen variant is shown", async ({ page, request }) => {
  const headers = { authorization: `Bearer ${readLocal().apiKey}` };
  const product = await (await request.get("/api/v1/products/contour-print")).json();
  const [variant] = product.variants.slice(-1);
  const path = `/api/v1/admin/products/${product.id}/images/${product.images[1].id}`;
  const show = (variantId: string | null) => request.patch(path, { headers, data: { variantId } });
  expect((await show(variant.id)).status()).toBe(200);
  try {
    await expect(async () => {
      await page.goto(`/products/contour-print?variant=${variant.sku}`);
      await expect(thumbnail(page, 2)).toHaveAttribute("aria-current", "true", { timeout: 2000 });
    }).toPass();
  } finally {
    await show(null);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("one list of variants with price and availability leads to the cart, and keeps its choice when refused", async ({
    page,
  }) => {
    await page.goto(SHIRT);
    await expect(page.getByRole("radio")).toHaveCount(0);
    const list = page.getByLabel("Size / Color");
    await expect(list.locator("option")).toHaveText([
      "S / White — $20.00",
      "S / Navy — $20.00 (Sold out)",
      "M / White — $20.00",
      "M / Navy — $20.00",
      "L / White — $24.00",
    ]);
    await list.selectOption({ label: "M / Navy — $20.00" });
    await page.getByLabel("Quantity").fill("12");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByRole("alert")).toContainText("Only 9 left");
    await expect(page.getByLabel("Quantity")).toHaveValue("12");
    await expect(list.locator("option:checked")).toHaveText("M / Navy — $20.00");
    await page.getByLabel("Quantity").fill("1");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
    await expect(page.getByText("M / Navy", { exact: true })).toBeVisible();
  });

  test("thumbnails lead into the gallery, a picture to its largest rendition, the rest to lists and texts", async ({
    page,
    request,
  }) => {
    await page.goto("/products/contour-mug");
    await thumbnail(page, 2).click();
    await expect(page.getByRole("img", { name: /by itself/ })).toBeInViewport({ ratio: 0.9 });
    const large = page.getByRole("link", { name: /Enlarge picture 2/ });
    const file = await request.get((await large.getAttribute("href")) ?? "");
    expect(file.headers()["content-type"]).toBe("image/webp");
    await expect(page.getByRole("heading", { name: "You may also like" })).toBeVisible();
    await page.getByRole("link", { name: "Shipping and returns" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shipping and returns");
  });
});

test("delivery, its price and from when it is free are told before the cart", async ({ page }) => {
  await page.goto("/products/contour-mug");
  const delivery = page.getByRole("region", { name: "Delivery to United States" });
  await expect(delivery).toContainText("Standard, 3–5 business days, $6.00; free from $75.00");
  await expect(page.getByRole("table", { name: "Care" })).toContainText("Dishwasher");
});

test("the link to the chosen variant is copied where the system shares nothing", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${SHIRT}?variant=FIX-M-NAVY`);
  await expect(radio(page, "Navy")).toBeChecked();
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText("The link is copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("?variant=FIX-M-NAVY");
});

test("what was looked at is shown again, known to the browser alone, until the shopper clears it", async ({
  page,
}) => {
  await page.goto("/products/contour-mug");
  await expect(page.getByRole("button", { name: "One more" })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => window.localStorage.getItem("recently-viewed")))
    .toContain("contour-mug");
  await page.goto("/products/quilt-notebook");
  const seen = page.getByRole("region", { name: "Recently viewed" });
  await seen.scrollIntoViewIfNeeded();
  await expect(seen.getByRole("link", { name: "Contour Mug" })).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  await seen.getByRole("button", { name: "Clear" }).click();
  await expect(seen).toHaveCount(0);
  expect(await page.evaluate(() => window.localStorage.getItem("recently-viewed"))).toBeNull();
});

for (const width of [1440, 360]) {
  test(`at ${width} px no state of the page has a violation that axe finds, scrolls sideways, or moves under the reader`, async ({
    page,
  }) => {
    test.slow();
    await page.addInitScript(() => {
      const moves: number[] = [];
      Object.assign(window, { moves });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          moves.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.setViewportSize({ width, height: 800 });
    for (const handle of [...fixtureHandles, "contour-print", "fixture-two-options?variant=FIX-S-NAVY"]) {
      await page.goto(`/products/${handle}`, { waitUntil: "networkidle" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        handle,
      ).toEqual([]);
      const { overflow, moved } = await page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        moved: (window as unknown as { moves: number[] }).moves.reduce((sum, value) => sum + value, 0),
      }));
      expect(overflow, handle).toBeLessThanOrEqual(0);
      // An address that names another variant shows the first one until scripts run.
      if (!handle.includes("?")) expect(moved, handle).toBeLessThan(0.01);
    }
  });
}

test("a reduced price stands beside the former one; sold out, on back order and in stock are told apart", async ({
  page,
}) => {
  await page.goto("/products/fixture-sale");
  await expect(page.getByText("instead of $16.00")).toBeVisible();
  await page.goto("/products/fixture-sold-out");
  await expect(page.getByRole("button", { name: "Sold out" })).toBeDisabled();
  await page.goto("/products/fixture-backorder");
  await expect(page.getByText(/^On back order/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeEnabled();
});
