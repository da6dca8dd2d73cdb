import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { addToCart, fillAddress, pay, scriptsRun, seeCart, watchConsole } from "./shopper";

const shippingOf = (page: Page) => page.getByRole("group", { name: "Shipping address" });
const billingOf = (page: Page) => page.getByRole("group", { name: "Billing address" });

/** axe itself needs scripts; the markup is the same without them. */
async function expectAccessible(page: Page, javaScriptEnabled = true): Promise<void> {
  if (!javaScriptEnabled) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function openCheckout(page: Page, javaScriptEnabled: boolean): Promise<void> {
  await addToCart(page, "Quilt Notebook", javaScriptEnabled);
  if (javaScriptEnabled) await seeCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("what is missing is summed up above the form, takes the focus, and leads to each field", async ({
      page,
    }) => {
      await openCheckout(page, javaScriptEnabled);
      await page.getByRole("button", { name: "Order and pay" }).click();
      const summary = page.getByRole("alert").filter({ hasText: "missing or wrong" });
      await expect(summary).toBeFocused();
      for (const message of ["Enter your e-mail address", "Enter the ZIP code", "Agree to the terms"])
        await expect(summary.getByRole("link", { name: message })).toBeVisible();
      const zip = shippingOf(page).getByLabel("ZIP code");
      await expect(zip).toHaveAttribute("aria-invalid", "true");
      await expect(zip).toHaveAccessibleDescription("Enter the ZIP code");
      await expectAccessible(page, javaScriptEnabled);
      await summary.getByRole("link", { name: "Enter the ZIP code" }).click();
      await expect(page).toHaveURL(/\/checkout/);
      if (javaScriptEnabled) await expect(zip).toBeFocused();
      await zip.fill("1000");
      await page.getByRole("button", { name: "Order and pay" }).click();
      await expect(zip).toHaveAccessibleDescription("Enter a ZIP code such as 10001");
      await expect(zip).toHaveValue("1000");
    });

    test("another country keeps all that was typed, and asks as that country writes addresses", async ({
      page,
    }) => {
      await openCheckout(page, javaScriptEnabled);
      await page.getByLabel("E-mail", { exact: true }).fill("ada@example.com");
      await shippingOf(page).getByLabel("Full name").fill("Ada Lovelace");
      await shippingOf(page).getByLabel("ZIP code").fill("10115");
      await shippingOf(page).getByLabel("City").fill("Berlin");
      await page.getByLabel("Note").fill("Ring twice");
      await page.getByLabel("Billing address is the same").uncheck();
      await billingOf(page).getByLabel("Full name").fill("Charles Babbage");
      await shippingOf(page).getByLabel("Country").selectOption("Germany");
      if (!javaScriptEnabled)
        await page.getByRole("button", { name: "Show fields, shipping and tax" }).click();
      await expect(page.getByText("calculated for Germany")).toBeVisible();
      await expect(page.getByText("International express")).toBeVisible();
      await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("ada@example.com");
      await expect(shippingOf(page).getByLabel("Full name")).toHaveValue("Ada Lovelace");
      await expect(shippingOf(page).getByLabel("Postal code")).toHaveValue("10115");
      await expect(shippingOf(page).getByLabel("City")).toHaveValue("Berlin");
      await expect(shippingOf(page).getByLabel("State")).toHaveCount(0);
      await expect(page.getByLabel("Note")).toHaveValue("Ring twice");
      await expect(billingOf(page).getByLabel("Full name")).toHaveValue("Charles Babbage");
      await expect(page.getByLabel("Billing address is the same")).not.toBeChecked();
    });

    test("a line that was removed can be put back", async ({ page }) => {
      await addToCart(page, "Quilt Notebook", javaScriptEnabled);
      if (javaScriptEnabled) await seeCart(page);
      await page.getByRole("button", { name: "Remove Quilt Notebook" }).click();
      await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
      await expect(page.getByText(/Quilt Notebook.* was removed/)).toBeVisible();
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(page.getByLabel("Quantity of Quilt Notebook")).toHaveValue("1");
      await expect(page.getByText(/Quilt Notebook.* was removed/)).toBeHidden();
    });

    test("the quantity is set by its buttons and by typing, and the subtotal follows", async ({ page }) => {
      await addToCart(page, "Quilt Notebook", javaScriptEnabled);
      if (javaScriptEnabled) await seeCart(page);
      const quantity = page.getByLabel("Quantity of Quilt Notebook");
      await page.getByRole("button", { name: "One more of Quilt Notebook" }).click();
      await expect(quantity).toHaveValue("2");
      await quantity.fill("4");
      if (javaScriptEnabled) await quantity.blur();
      else await page.getByRole("button", { name: "Update" }).click();
      await page.getByRole("button", { name: "One fewer of Quilt Notebook" }).click();
      await expect(quantity).toHaveValue("3");
      // What was sent is answered before the page is left.
      if (javaScriptEnabled)
        await expect(page.getByRole("banner").getByRole("link", { name: /Cart/ })).toContainText("3");
      await page.reload();
      await expect(quantity).toHaveValue("3");
    });

    test("an order is found by its number and its address, and nothing is said about any other", async ({
      page,
    }) => {
      await openCheckout(page, javaScriptEnabled);
      await fillAddress(page);
      await page.getByRole("button", { name: "Order and pay" }).click();
      await pay(page, "4242 4242 4242 4242");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
      await expectAccessible(page, javaScriptEnabled);
      const number = /SH-\d+/.exec((await page.getByText(/^Order SH-/).textContent()) ?? "")?.[0] ?? "";
      const answers: string[] = [];
      for (const [given, email] of [
        [number, "eve@example.com"],
        ["SH-1", "ada@example.com"],
      ] as const) {
        await page.goto("/orders/find");
        await page.getByLabel("Order number").fill(given);
        await page.getByLabel("E-mail", { exact: true }).fill(email);
        await page.getByRole("button", { name: "Find the order" }).click();
        const said = page.getByRole("alert").filter({ hasText: /\w/ });
        await expect(said).toBeVisible();
        answers.push((await said.textContent()) ?? "");
        await expect(page.getByLabel("Order number")).toHaveValue(given);
      }
      expect(answers[0]).toContain("no order with this number and this address");
      expect(answers[1]).toBe(answers[0]);
      await expectAccessible(page, javaScriptEnabled);
      await page.getByLabel("Order number").fill(number.toLowerCase());
      await page.getByLabel("E-mail", { exact: true }).fill("ADA@example.com");
      await page.getByRole("button", { name: "Find the order" }).click();
      await expect(page.getByText(`Order ${number}`)).toBeVisible();
    });
  });
}

test("the bill goes to another address, with company and VAT ID, when the shopper says so", async ({
  page,
}) => {
  await openCheckout(page, true);
  await fillAddress(page);
  await page.getByLabel("Billing address is the same").uncheck();
  await page.getByLabel("VAT ID").fill("DE12");
  await page.getByRole("button", { name: "Order and pay" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "missing or wrong" });
  await expect(summary).toContainText("cannot be a VAT ID");
  const billing = billingOf(page);
  await billing.getByLabel("Country").selectOption("Germany");
  await billing.getByLabel("Full name").fill("Charles Babbage");
  await billing.getByLabel("Company").fill("Analytical Engines GmbH");
  await billing.getByLabel("Street and number").fill("Unter den Linden 1");
  await billing.getByLabel("Postal code").fill("10117");
  await billing.getByLabel("City").fill("Berlin");
  await page.getByLabel("VAT ID").fill("de 123 456 789");
  await page.getByRole("button", { name: "Order and pay" }).click();
  await pay(page, "4242 4242 4242 4242");
  await expect(page.getByText(/Analytical Engines GmbH, Unter den Linden 1, 10117 Berlin/)).toBeVisible();
  await expect(page.getByText("VAT ID DE123456789")).toBeVisible();
  await expect(page.getByText(/Ada Lovelace, 1 Main Street/)).toBeVisible();
});

test("the drawer is used by keyboard alone: focus goes in, stays, and comes back", async ({ page }) => {
  const problems = watchConsole(page);
  await page.goto("/products/quilt-notebook");
  const add = page.getByRole("button", { name: "Add to cart" });
  await scriptsRun(page);
  await add.focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "In your cart" });
  await expect(drawer.getByText("1 × Quilt Notebook")).toBeVisible();
  await expectAccessible(page);
  for (let round = 0; round < 8; round += 1) {
    await page.keyboard.press("Tab");
    // Between two rounds the browser itself has the focus; the page behind never does.
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
    );
    expect(outside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(add).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(drawer.getByText("2 × Quilt Notebook")).toBeVisible();
  await drawer.getByRole("link", { name: "Check out" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
  expect(problems).toEqual([]);
});

test("an order that ended unpaid says so, and can be ordered again into the cart", async ({ page }) => {
  await openCheckout(page, true);
  await fillAddress(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waiting for your payment");
  await expect(page.getByRole("link", { name: "Look again" })).toBeVisible();
  await expectAccessible(page);
  const waiting = page.url();
  // Another checkout of the same cart takes the place of this order.
  await page.goto("/checkout");
  await fillAddress(page);
  await page.getByLabel("Note").fill("Now with a note");
  await page.getByRole("button", { name: "Order and pay" }).click();
  await expect(page.getByLabel("Card number")).toBeVisible();
  await page.goto(waiting);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This order was canceled");
  await expectAccessible(page);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Order again" }).click();
  await expect(page.getByLabel("Quantity of Quilt Notebook")).toHaveValue("1");
  await expectAccessible(page);
});

test("a checkout on a phone folds the order above the form, and does not scroll sideways", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openCheckout(page, true);
  await expectAccessible(page);
  const order = page.locator("summary").filter({ hasText: "Your order" });
  await order.click();
  await expect(page.getByText("1 × Quilt Notebook").first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
