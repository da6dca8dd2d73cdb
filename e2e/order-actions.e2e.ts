import { expect, test } from "@playwright/test";
import { addToCart, fillAddress, pay, seeCart } from "./shopper";
import { signIn } from "./staff";

test.describe.configure({ mode: "serial" });

let orderUrl = "";
let number = "";

test("a shopper buys two of something", async ({ page }) => {
  await addToCart(page, "Contour Mug");
  await seeCart(page);
  await page.getByRole("button", { name: /^One more of/ }).click();
  await expect(page.getByRole("textbox", { name: /^Quantity/ })).toHaveValue("2");
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: /^Order and pay/ }).click();
  await pay(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("confirmed");
  orderUrl = page.url();
  number = /SH-\d+/.exec((await page.getByText(/Order SH-/).textContent()) ?? "")?.[0] ?? "";
});

for (const javaScriptEnabled of [true, false]) {
  test(`staff ship one of it, JavaScript ${javaScriptEnabled ? "on" : "off"}: the shopper can follow it`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await signIn(page);
    await page.goto(`/admin/orders?q=${number}`);
    await page.getByRole("link", { name: number }).click();
    await page.getByText("Ship", { exact: true }).click();
    await page
      .getByLabel(/Contour Mug/)
      .first()
      .fill("1");
    await page.getByLabel("Carrier").fill("DHL");
    await page.getByLabel("Tracking address").fill("https://example.com/parcel");
    await page.getByRole("button", { name: "Mark as shipped" }).click();
    await expect(page.getByRole("heading", { name: "On its way" })).toBeVisible();
    await page.goto(orderUrl);
    await expect(page.getByRole("link", { name: "Follow the parcel" }).first()).toHaveAttribute(
      "href",
      "https://example.com/parcel",
    );
  });
}

test("more than is left to give back is refused in words, and one unit's money goes back", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`/admin/orders?q=${number}`);
  await page.getByRole("link", { name: number }).click();
  await page.getByText("Refund", { exact: true }).click();
  await page.getByLabel(/Or an amount/).fill("99999");
  const refund = page.locator("form").filter({ has: page.getByRole("button", { name: "Give money back" }) });
  await refund.getByLabel("Reason").fill("Broken on the way");
  await page.getByRole("button", { name: "Give money back" }).click();
  await expect(page.getByText("More than was paid")).toBeVisible();
  await page.getByLabel(/Or an amount/).fill("");
  await refund.getByLabel(/Contour Mug/).fill("1");
  await page.getByRole("button", { name: "Give money back" }).click();
  await expect(page.getByText("partially refunded")).toBeVisible();
  await page.goto(orderUrl);
  await expect(page.getByText("Refunded").first()).toBeVisible();
});
