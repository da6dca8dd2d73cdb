import { expect, type Page } from "@playwright/test";
import { readLocal } from "./local";

export async function signIn(page: Page): Promise<void> {
  const { email, password } = readLocal().admin;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin/);
}
