import { expect, type Page } from "@playwright/test";
import { readLocal } from "./local";

export async function signIn(page: Page): Promise<void> {
  const { email, password } = readLocal().admin;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Admin" })).toBeVisible();
}

/** Signs in and opens the admin's page of a product. */
export async function openAdminProduct(page: Page, title: string): Promise<void> {
  await signIn(page);
  await page.getByRole("link", { name: "Products" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: title }).click();
}
