import { expect, type Locator, type Page, test } from "@playwright/test";
import { importFixtures, removeFixtures } from "./product-fixtures";
import { scriptsRun, watchConsole } from "./shopper";

const MOST_STEPS = 120;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await importFixtures();
});
test.afterAll(removeFixtures);

/** Goes on by Tab until the control has the focus, and sees on each step where it is. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    if (await control.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(page);
      return;
    }
    await expectVisibleFocus(page);
  }
  throw new Error(`${control} is not among the next ${MOST_STEPS} stops`);
}

/** An outline or a ring, on the element itself or on what is drawn in its place. */
async function expectVisibleFocus(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const focused = document.activeElement;
        // The browser's own controls stand between the end of the page and its beginning.
        if (!focused || focused === document.body) return "";
        const hasRing = [focused, focused.nextElementSibling].some((element) => {
          if (!element) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          const drawn =
            (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || /\d px/.test(boxShadow);
          return drawn && width > 2 && height > 2;
        });
        return hasRing ? "" : focused.outerHTML.slice(0, 200);
      }),
    )
    .toBe("");
}

const press = async (page: Page, control: Locator, key = "Enter") => {
  await tabTo(page, control);
  await page.keyboard.press(key);
};

test("from the home page to a paid order by keyboard alone, with the focus in sight at every step", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const problems = watchConsole(page);
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /Skip to/ })).toBeFocused();
  await press(page, page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name: "Mugs" }));
  await expect(page.getByRole("heading", { level: 1, name: "Mugs" })).toBeVisible();

  const count = page.getByText(/^\d+ products?$/);
  const all = await count.textContent();
  await press(page, page.getByRole("checkbox").first(), "Space");
  await expect(page).toHaveURL(/filter\./);
  // How many are left is spoken.
  await expect(page.getByRole("status").filter({ hasText: /^\d+ products?$/ })).toBeVisible();
  await expect(page.getByRole("list", { name: "Active filters" })).toBeVisible();
  await press(page, page.getByRole("link", { name: "Clear all" }));
  // The list is the one before, also where no product had been left out.
  await expect(page).not.toHaveURL(/filter\./);
  await expect(page.getByRole("list", { name: "Active filters" })).toBeHidden();
  await expect(count).toHaveText(all ?? "");

  await press(page, page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link").first());
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeVisible();

  // One with options to choose by.
  await page.goto("/products/fixture-two-options");
  await scriptsRun(page);
  await tabTo(page, page.getByRole("radio", { name: "S", exact: true }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "M", exact: true })).toBeChecked();
  await expectVisibleFocus(page);
  await press(page, page.getByRole("button", { name: "Add to cart" }));

  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("Fixture Shirt")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "in your cart" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(drawer).toBeVisible();
  await press(page, drawer.getByRole("link", { name: "See the cart" }));

  await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
  const spoken = page.locator("[aria-live=polite]").filter({ hasText: "Cart updated. Subtotal" });
  await press(page, page.getByRole("button", { name: "One more of Fixture Shirt" }));
  await expect(page.getByLabel("Quantity of Fixture Shirt")).toHaveValue("3");
  await expect(spoken).toHaveText("Cart updated. Subtotal $60.00.");
  await press(page, page.getByRole("button", { name: /^Remove Fixture Shirt/ }));
  await expect(page.getByRole("heading", { level: 1, name: "Your cart is empty" })).toBeVisible();
  // The button is gone: the focus waits where it can be undone.
  await press(page, page.getByRole("button", { name: "Undo" }));
  await expect(page.getByLabel("Quantity of Fixture Shirt")).toHaveValue("3");
  await press(page, page.getByRole("link", { name: "Check out" }));

  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
  await press(page, page.getByRole("button", { name: "Order and pay" }));
  const summary = page.getByRole("alert").filter({ hasText: "missing or wrong" });
  await expect(summary).toBeFocused();
  await press(page, summary.getByRole("link", { name: "Enter your e-mail address" }));
  await expect(page.getByLabel("E-mail", { exact: true })).toBeFocused();
  await page.keyboard.type("ada@example.com");
  const address = page.getByRole("group", { name: "Shipping address" });
  for (const [label, text] of [
    ["Full name", "Ada Lovelace"],
    ["Street and number", "1 Main Street"],
    ["City", "New York"],
    ["State", "New Y"],
    ["ZIP code", "10001"],
  ] as const) {
    await tabTo(page, address.getByLabel(label));
    await page.keyboard.type(text);
  }
  await expect(page.getByText("calculated for New York, United States")).toBeVisible();
  await press(page, page.getByLabel("I agree to the terms"), "Space");
  await press(page, page.getByRole("button", { name: "Order and pay" }));

  await page.getByLabel("Card number").waitFor();
  await page.getByLabel("Card number").focus();
  await page.keyboard.type("4242 4242 4242 4242");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
  expect(problems).toEqual([]);
});

test("what a list loads takes the focus to its first new product, and how many there are is spoken", async ({
  page,
}) => {
  for (const language of ["", "/de"]) {
    await page.goto(`${language}/search?q=plot&sort=title`);
    const links = page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link");
    const before = await links.count();
    const more = page.locator("main a[rel=next]");
    await more.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => links.count()).toBeGreaterThan(before);
    await expect(links.nth(before)).toBeFocused();
    await expect(page.locator("main [role=status]").last()).toContainText(String(await links.count()));
  }
});
