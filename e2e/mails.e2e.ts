import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { readLocal } from "./local";
import { addToCart, fillAddress, seeCart } from "./shopper";

let sql: postgres.Sql;
test.beforeAll(() => {
  sql = postgres(readLocal().databaseUrl, { max: 1, onnotice: () => undefined });
});
test.afterAll(() => sql.end());

const newAddress = () => `${crypto.randomUUID()}@example.com`;

type Mail = { to: string; subject: string; text: string };

/** The path that the one mail to an address leads to; the timer looks every thirty seconds. */
async function linkTo(address: string, subject: string | RegExp, path: RegExp): Promise<string> {
  const mails = async () =>
    ((await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[]).filter(
      (mail) => mail.to === address && mail.subject.match(subject),
    );
  await expect.poll(async () => (await mails()).length, { timeout: 90_000, intervals: [1000] }).toBe(1);
  const [{ text } = { text: "" }] = await mails();
  const url = new URL(path.exec(text)?.[0] ?? "");
  return url.pathname + url.search;
}

async function expectFine(page: Page, javaScriptEnabled = true): Promise<void> {
  if (!javaScriptEnabled) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

async function openCheckout(page: Page, javaScriptEnabled: boolean): Promise<void> {
  await addToCart(page, "Quilt Notebook", javaScriptEnabled);
  if (javaScriptEnabled) await seeCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the mail about an order that nobody paid leads to a filled cart, and on to checkout", async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const email = newAddress();
    await openCheckout(page, false);
    await fillAddress(page);
    await page.getByLabel("E-mail", { exact: true }).fill(email);
    await page.getByRole("button", { name: "Order and pay" }).click();
    await expect(page.getByLabel("Card number")).toBeVisible();
    await sql`update payment set session_expires_at = now() - interval '1 minute', next_check_at = now()
      where order_id = (select id from "order" where email = ${email})`;
    const path = await linkTo(email, "was not paid", /https?:\S+\/orders\/\S+token=[\w-]+/);
    // Another device.
    await page.context().clearCookies();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The time to pay this order is over");
    await page.getByRole("button", { name: "Order again and pay" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
    await page.goto("/cart");
    await expect(page.getByLabel("Quantity of Quilt Notebook")).toHaveValue("1");
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 800 } });

    test("who ticks the box and leaves is reminded once, finds the cart again, and can end that", async ({
      page,
    }) => {
      test.setTimeout(180_000);
      const email = newAddress();
      await openCheckout(page, javaScriptEnabled);
      const box = page.getByRole("checkbox", { name: /^Remind me once/ });
      await expect(box).not.toBeChecked();
      await page.getByLabel("E-mail", { exact: true }).fill(email);
      await box.check();
      if (!javaScriptEnabled) {
        await page.getByRole("button", { name: "Order and pay" }).click();
        await expect(box).toBeChecked();
      }
      await expectFine(page, javaScriptEnabled);
      const kept = () => sql`select cart_id, consent_text from checkout_reminder where email = ${email}`;
      await expect.poll(async () => (await kept()).length).toBe(1);
      const [reminder] = await kept();
      expect(reminder?.consent_text).toMatch(/^Remind me once by e-mail/);
      await sql`update cart set updated_at = now() - interval '5 hours' where id = ${reminder?.cart_id}`;
      await sql`update checkout_reminder set consented_at = now() - interval '5 hours' where email = ${email}`;
      const path = await linkTo(email, "Your cart is still here", /https?:\S+\/reminders\/[\w-]+/);
      await page.context().clearCookies();
      await page.goto(path);
      await expect(page.getByText("1 × Quilt Notebook")).toBeVisible();
      await expectFine(page, javaScriptEnabled);
      await page.getByRole("button", { name: "Go on with the order" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
      await page.goto(path);
      await page.getByRole("button", { name: "No more reminders" }).click();
      await expect(page.getByRole("heading", { name: "You will get no more reminders" })).toBeVisible();
      expect(await kept()).toHaveLength(0);
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "This link leads nowhere any more" })).toBeVisible();
      await expectFine(page, javaScriptEnabled);
    });

    test("without the tick no address is kept, and taking it back removes it", async ({ page }) => {
      const email = newAddress();
      await openCheckout(page, javaScriptEnabled);
      const kept = async () => (await sql`select id from checkout_reminder where email = ${email}`).length;
      const box = page.getByRole("checkbox", { name: /^Remind me once/ });
      const submit = () => page.getByRole("button", { name: "Order and pay" }).click();
      await page.getByLabel("E-mail", { exact: true }).fill(email);
      await submit();
      await expect(page.getByRole("alert").filter({ hasText: "missing or wrong" })).toBeVisible();
      expect(await kept()).toBe(0);
      await box.check();
      if (!javaScriptEnabled) await submit();
      await expect.poll(kept).toBe(1);
      await box.uncheck();
      if (!javaScriptEnabled) await submit();
      await expect.poll(kept).toBe(0);
    });
  });
}
