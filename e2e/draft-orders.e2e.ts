import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { pay } from "./shopper";
import { signIn } from "./staff";

type Mail = { to: string; subject: string; text: string };

/** The path of the payment link that an address was sent; the timer looks every thirty seconds. */
async function linkOf(address: string): Promise<string> {
  const mails = async () =>
    ((await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[]).filter(
      ({ to, subject }) => to === address && subject.startsWith("Your order is ready to be paid"),
    );
  await expect.poll(async () => (await mails()).length, { timeout: 120_000, intervals: [1000] }).toBe(1);
  const [{ text } = { text: "" }] = await mails();
  return new URL(/https?:\/\/\S+\/pay\/[\w-]+/.exec(text)?.[0] ?? "").pathname;
}

async function expectFine(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (!javaScriptEnabled) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

async function putTogether(page: Page, email: string, javaScriptEnabled: boolean): Promise<void> {
  await signIn(page);
  await page.goto("/admin/draft-orders");
  await page.getByRole("link", { name: "New draft" }).click();
  await page.getByLabel("The customer's mail address").fill(email);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^D-\d+$/ })).toBeVisible();
  await expect(page.getByText("Nothing is ordered yet.")).toBeVisible();

  await page.getByLabel("Product or SKU").fill("Quilt Notebook");
  await page.getByRole("button", { name: "Look for it" }).click();
  await page.getByRole("button", { name: "Put in Quilt Notebook" }).first().click();
  await expect(page.getByText("It is in the draft.")).toBeVisible();
  await page.getByLabel("Agreed, USD").fill("9.5");
  await page.getByLabel("Why that price, for staff").fill("Asked for by phone");
  await page.getByRole("button", { name: "Save lines" }).click();
  await expect(page.getByLabel("Agreed, USD")).toHaveValue("9.50");

  const address = page.getByRole("group", { name: "Shipping address" });
  await address.getByLabel("Full name").fill("Ada Lovelace");
  await address.getByLabel("Street and number").fill("1 Main Street");
  await address.getByLabel("Postal code").fill("10001");
  await address.getByLabel("City").fill("New York");
  await address.getByLabel("State or province").fill("NY");
  await page.getByRole("button", { name: "Save customer" }).click();
  await expect(page.getByText("Choose how it is shipped.")).toBeVisible();
  await page.getByLabel("Shipping", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save shipping" }).click();
  await expect(page.getByText("calculated for NY, US")).toBeVisible();
  await page.getByLabel("Percent").fill("10");
  await page.getByLabel("Why, which the customer reads").fill("With our thanks");
  await page.getByRole("button", { name: "Save discount" }).click();
  await expect(page.getByRole("complementary").getByText("With our thanks")).toBeVisible();
  await expectFine(page, javaScriptEnabled);
  await page.getByRole("button", { name: "Send the payment link" }).click();
  await expect(page.getByText(`The link is on its way to ${email}.`)).toBeVisible();
}

for (const javaScriptEnabled of [false, true]) {
  test(`staff put an order together, and its customer pays it by the link of a mail, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const email = `${crypto.randomUUID()}@example.com`;
    const viewport = { width: javaScriptEnabled ? 360 : 1440, height: 900 };
    const desk = await (await browser.newContext({ javaScriptEnabled, viewport })).newPage();
    await putTogether(desk, email, javaScriptEnabled);

    const page = await (await browser.newContext({ javaScriptEnabled, viewport })).newPage();
    const path = await linkOf(email);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your order is ready to be paid");
    await expect(page.getByText("With our thanks")).toBeVisible();
    await expectFine(page, javaScriptEnabled);
    await page.getByRole("button", { name: /^Pay \$/ }).click();
    await expect(page.getByText("Agree to the terms before you pay")).toBeVisible();

    // Staff change it while the page is open: what is paid is what was seen.
    await desk.getByLabel("Quantity").first().fill("2");
    await desk.getByRole("button", { name: "Save lines" }).click();
    await expect(desk.getByRole("complementary").getByText("$19.00").first()).toBeVisible();
    await page.getByLabel("I agree to the terms").check();
    await page.getByRole("button", { name: /^Pay \$/ }).click();
    await expect(page.getByText("The shop has changed this since you opened the page.")).toBeVisible();
    await expect(page.getByText("2 × Quilt Notebook")).toBeVisible();
    await page.getByLabel("I agree to the terms").check();
    await page.getByRole("button", { name: /^Pay \$/ }).click();
    await pay(page, "4242424242424242");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");

    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This is paid");
    await page.getByRole("link", { name: "See your order" }).click();
    await expect(page.getByText("With our thanks")).toBeVisible();

    await desk.reload();
    await desk.getByRole("link", { name: /^SH-/ }).click();
    await expect(desk).toHaveURL(/\/admin\/orders\//);
    await expect(desk.getByText(/^Put together by staff:/)).toBeVisible();
    await expect(
      desk.getByText(/ \$9\.50 for a unit was agreed instead of \$19\.00: Asked for by phone$/),
    ).toBeVisible();
  });
}
