import { expect, type Page } from "@playwright/test";
import { readLocal } from "./local";

export const PASSWORD = "a tea pot with two spouts";
export const newEmail = () => `${crypto.randomUUID()}@example.com`;

type Mail = { to: string; subject: string; text: string };

/** The path that the latest mail of a subject to an address leads to. */
export async function mailedPath(address: string, subject: string, path: RegExp): Promise<string> {
  const find = async () =>
    ((await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[]).filter(
      (mail) => mail.to === address && mail.subject === subject && path.test(mail.text),
    );
  await expect.poll(async () => (await find()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [{ text } = { text: "" }] = await find();
  const url = new URL(path.exec(text)?.[0] ?? "");
  return url.pathname + url.search;
}

/** An account, from its form to its first page. */
export async function register(page: Page, email: string): Promise<void> {
  await page.goto("/account/register");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Name (optional)").fill("Ada Lovelace");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByRole("status")).toContainText("Look into your mailbox");
  await page.goto(await mailedPath(email, "Confirm your account", /https?:\S+\/account\/verify\/[\w-]+/));
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ada Lovelace" })).toBeVisible();
}

export async function signInAtShop(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/account/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
