import { expect, type Page } from "@playwright/test";

/** Fails the test on anything that a console would show in red, refused scripts among it. */
export function watchConsole(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

export async function addToCart(page: Page, product: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("searchbox").fill(product);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("link", { name: product, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
  await page.getByRole("button", { name: "Add to cart" }).click();
}

export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByLabel("Street and number").fill("1 Main Street");
  await page.getByLabel("Postal code").fill("10001");
  await page.getByLabel("City").fill("New York");
}

export async function pay(page: Page, card: string): Promise<void> {
  await page.getByLabel("Card number").fill(card);
  await page.getByRole("button", { name: /^Pay / }).click();
}
