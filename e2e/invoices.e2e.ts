import { type BrowserContext, expect, test } from "@playwright/test";
import { expectSoundLayout } from "./layout";
import { addToCart, fillAddress, pay } from "./shopper";
import { signIn } from "./staff";

test.describe.configure({ mode: "serial" });

let shopper: BrowserContext;
let orderUrl = "";
let number = "";
let invoiceUrl = "";

test.beforeAll(async ({ browser }) => {
  shopper = await browser.newContext({ javaScriptEnabled: false });
});
test.afterAll(() => shopper.close());

/** Opens a page again until it shows something that a job brings. */
async function openUntil(path: string, shown: RegExp) {
  const page = await shopper.newPage();
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("link", { name: shown })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  return page;
}

test("without JavaScript, who has paid reads the invoice of the order, and can print it", async () => {
  const page = await shopper.newPage();
  await addToCart(page, "Contour Mug", false);
  await page.goto("/checkout");
  await fillAddress(page);
  await page.getByRole("button", { name: /^Order and pay/ }).click();
  await pay(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("confirmed");
  orderUrl = page.url();
  number = /SH-\d+/.exec((await page.getByText(/Order SH-/).textContent()) ?? "")?.[0] ?? "";
  const total = await page
    .locator("dt", { hasText: /^Total$/ })
    .locator("+ dd")
    .textContent();

  const order = await openUntil(orderUrl, /^Invoice INV-\d{4}-\d{6}/);
  await order.getByRole("link", { name: /^Invoice INV-/ }).click();
  invoiceUrl = order.url();
  await expect(order.getByRole("heading", { level: 1 })).toHaveText(/^Invoice INV-\d{4}-\d{6}$/);
  await expect(order.getByText("Ada Lovelace")).toBeVisible();
  await expect(order.getByText("Plot & Paper Studio")).toBeVisible();
  await expect(order.getByRole("row", { name: /Contour Mug/ })).toBeVisible();
  await expect(order.locator("dt", { hasText: /^Total$/ }).locator("+ dd")).toHaveText(total ?? "");
  await order.emulateMedia({ media: "print" });
  await expect(order.getByRole("link", { name: "Back to the order" })).toBeHidden();
  await expect(order.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an invoice is nobody's but its order's, is kept by no cache, and found by no search", async ({
  page,
  request,
}) => {
  const response = await request.get(invoiceUrl);
  expect(response.headers()["cache-control"]).toMatch(/no-store/);
  expect(await response.text()).toMatch(/name="robots" content="noindex/);
  await page.goto(invoiceUrl.replace(/token=.*/, "token=guessed"));
  await expect(page).toHaveURL(/\/orders\/find/);
  // It is written in the order's language, under whatever address somebody asks for it.
  await page.goto(invoiceUrl.replace("/orders/", "/de/orders/"));
  await expect(page).toHaveURL(invoiceUrl);
});

test("staff give money back without JavaScript: the credit note names the invoice, and the shopper reads it", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page);
  await page.goto(`/admin/orders?q=${number}`);
  await page.getByRole("link", { name: number }).click();
  await page.getByText("Refund", { exact: true }).click();
  await page
    .getByLabel(/Contour Mug/)
    .last()
    .fill("1");
  await page.getByRole("textbox", { name: "Reason" }).fill("Broken on the way");
  await page.getByRole("button", { name: "Give money back" }).click();
  await expect(page.getByText("partially refunded")).toBeVisible();

  const order = await openUntil(orderUrl, /^Credit note CN-\d{4}-\d{6}/);
  const invoice = await order.getByRole("link", { name: /^Invoice INV-/ }).textContent();
  await order.getByRole("link", { name: /^Credit note/ }).click();
  await expect(order.getByText("Corrects invoice").locator("xpath=following-sibling::dd")).toHaveText(
    (invoice ?? "").replace("Invoice ", ""),
  );
  await expect(order.getByRole("row", { name: /Contour Mug/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("cell", { name: /^CN-\d{4}-\d{6}$/ })).toBeVisible();
  await page.getByRole("link", { name: "Invoices" }).click();
  await expect(page.getByRole("cell", { name: /^CN-\d{4}-\d{6}$/ }).first()).toBeVisible();
});

test("what staff say of the seller is kept, and a wrong country is said so beside it", async ({ page }) => {
  await signIn(page);
  await page.goto("/admin/invoices");
  await page.getByLabel(/^Country/).fill("1x");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("two letters such as US", { exact: true })).toBeVisible();
  await page.getByLabel(/^Country/).fill("us");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(/^Country/)).toHaveValue("US");
});

test("an invoice fits a narrow screen and paper, in light and dark", async ({ browser }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme });
    const page = await context.newPage();
    await page.goto(invoiceUrl);
    await expectSoundLayout(page);
    await page.emulateMedia({ media: "print", colorScheme });
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe("rgb(31, 36, 33)");
    await context.close();
  }
});
