import { expect, type Locator, type Page } from "@playwright/test";

/** Fails the test on anything that a console would show in red, refused scripts among it. */
export function watchConsole(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

/** A product's page works as its scripts make it. Before, its form is sent as without them, to the cart's page. */
export async function scriptsRun(page: Page): Promise<void> {
  await expect(page.locator("input[name=enhanced]")).toBeAttached();
}

/** Until React has taken the control over: before, it acts as it does without JavaScript. */
export async function takenOver(control: Locator): Promise<Locator> {
  await expect
    .poll(() =>
      control.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))),
    )
    .toBe(true);
  return control;
}

export async function addToCart(page: Page, product: string, javaScriptEnabled = true): Promise<void> {
  await page.goto(`/search?q=${encodeURIComponent(product)}`);
  await page.getByRole("link", { name: product, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
  if (javaScriptEnabled) await scriptsRun(page);
  await page.getByRole("button", { name: "Add to cart" }).click();
}

/** From the drawer that opens after adding. */
export async function seeCart(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("link", { name: "See the cart" }).click();
}

/** Everything that checkout asks for, for an address in New York. */
export async function fillAddress(page: Page): Promise<void> {
  const address = page.getByRole("group", { name: "Shipping address" });
  await page.getByLabel("E-mail", { exact: true }).fill("ada@example.com");
  await address.getByLabel("Full name").fill("Ada Lovelace");
  await address.getByLabel("Street and number").fill("1 Main Street");
  await address.getByLabel("City").fill("New York");
  await address.getByLabel("ZIP code").fill("10001");
  await address.getByLabel("State").selectOption("New York");
  // Without scripts, a button asks for the totals of the place.
  const show = page.getByRole("button", { name: "Show fields, shipping and tax" });
  if (await show.isVisible()) await show.click();
  await expect(page.getByText("calculated for New York, United States")).toBeVisible();
  await page.getByLabel("I agree to the terms").check();
}

export async function pay(page: Page, card: string): Promise<void> {
  await page.getByLabel("Card number").fill(card);
  await page.getByRole("button", { name: /^Pay / }).click();
}
