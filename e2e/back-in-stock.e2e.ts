import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { importFixtures, removeFixtures } from "./product-fixtures";
import { scriptsRun, watchConsole } from "./shopper";
import { signIn } from "./staff";

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await importFixtures();
});
test.afterAll(removeFixtures);

const SHIRT = "/products/fixture-two-options";
const newAddress = () => `${crypto.randomUUID()}@example.com`;
const form = (page: Page) => page.getByRole("region", { name: "Tell me when it is back" });

/** With scripts it opens in place; without them the link leads to its own page. */
async function openForm(page: Page, address: string, javaScriptEnabled = true): Promise<void> {
  await page.goto(address);
  if (javaScriptEnabled) await scriptsRun(page);
  await page.getByRole("link", { name: "Tell me when it is back" }).click();
  await expect(form(page)).toBeVisible();
  const path = new URL(page.url()).pathname;
  expect(path).toBe(`${address.replace(/\?.*/, "")}${javaScriptEnabled ? "" : "/back-in-stock"}`);
}

type Mail = { to: string; subject: string; text: string };
const mailsTo = async (address: string) =>
  ((await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[]).filter(
    ({ to }) => to === address,
  );

/** The path of the request's page, from the one mail that asks. */
async function linkTo(address: string): Promise<string> {
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 30_000 }).toBe(1);
  const [mail] = await mailsTo(address);
  return new URL(/https?:\S+\/back-in-stock\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "").pathname;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 800 } });

    test("who asks is told what is missing, keeps what was typed, confirms by mail, and can withdraw", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      const email = newAddress();
      await openForm(page, "/products/fixture-sold-out", javaScriptEnabled);
      if (javaScriptEnabled) await expect(form(page).getByRole("textbox", { name: "E-mail" })).toBeFocused();
      await form(page).getByRole("textbox", { name: "E-mail" }).fill("ada at example");
      await form(page).getByRole("button", { name: "Tell me" }).click();
      await expect(page.getByText("Enter an e-mail address")).toBeVisible();
      await expect(page.getByText("Tick the box")).toBeVisible();
      await expect(form(page).getByRole("textbox", { name: "E-mail" })).toHaveValue("ada at example");
      if (javaScriptEnabled) await expect(form(page).getByRole("textbox", { name: "E-mail" })).toBeFocused();
      await form(page).getByRole("textbox", { name: "E-mail" }).fill(email);
      await form(page).getByRole("checkbox").check();
      await form(page).getByRole("button", { name: "Tell me" }).click();
      await expect(page.getByText("Almost done.")).toBeVisible();
      const path = await linkTo(email);
      await page.goto(path);
      await expect(page.getByText("Shall we write to this address")).toBeVisible();
      await page.getByRole("button", { name: "Yes, tell me" }).click();
      await expect(page.getByText("All set.")).toBeVisible();
      await page.getByRole("button", { name: "Delete my request" }).click();
      await expect(page.getByRole("heading", { name: "Your request is deleted" })).toBeVisible();
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "There is no such request" })).toBeVisible();
      expect(problems).toEqual([]);
    });

    test("of a product that is sold out in part, the mail is about the variant that was meant", async ({
      page,
    }) => {
      const email = newAddress();
      await openForm(page, javaScriptEnabled ? `${SHIRT}?variant=FIX-S-NAVY` : SHIRT, javaScriptEnabled);
      // Of several that are sold out, the page would ask which one.
      if (!javaScriptEnabled) await expect(page.getByText("S / Navy", { exact: true })).toBeVisible();
      await form(page).getByRole("textbox", { name: "E-mail" }).fill(email);
      await form(page).getByRole("checkbox").check();
      await form(page).getByRole("button", { name: "Tell me" }).click();
      await expect(form(page).getByRole("status")).toContainText("Almost done.");
      await page.goto(await linkTo(email));
      await expect(page.getByText("Fixture Shirt, S / Navy")).toBeVisible();
      await page.getByRole("button", { name: "Delete my request" }).click();
    });
  });
}

test("the answer is the same for an address that has asked already, and no second mail is sent", async ({
  page,
}) => {
  const email = newAddress();
  for (const _ of ["first", "second"]) {
    await openForm(page, "/products/fixture-sold-out");
    await form(page).getByRole("textbox", { name: "E-mail" }).fill(email);
    await form(page).getByRole("checkbox").check();
    await form(page).getByRole("button", { name: "Tell me" }).click();
    await expect(page.getByText(`We have sent a mail to ${email}`)).toBeVisible();
  }
  await linkTo(email);
});

test("a choice of another variant hides the form, and what was said of one is not said of another", async ({
  page,
}) => {
  await openForm(page, `${SHIRT}?variant=FIX-S-NAVY`);
  await page.getByText("White", { exact: true }).click();
  await expect(form(page)).toBeHidden();
});

test("the form's own page leads back when nothing is sold out, and asks search engines to leave it out", async ({
  page,
}) => {
  await page.goto("/de/products/contour-mug/back-in-stock");
  expect(new URL(page.url()).pathname).toBe("/de/products/contour-mug");
  await page.goto("/products/fixture-sold-out/back-in-stock");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

test("over REST consent is asked for, and staff see how many wait", async ({ page, request }) => {
  await page.goto("/products/fixture-sold-out");
  const { variants } = await (await request.get("/api/v1/products/fixture-sold-out")).json();
  const path = `/api/v1/variants/${variants[0].id}/back-in-stock-requests`;
  const email = newAddress();
  expect((await request.post(path, { data: { email } })).status()).toBe(400);
  const answer = await request.post(path, { data: { email, consent: true, locale: "de" } });
  expect(answer.status()).toBe(202);
  expect(await answer.json()).toEqual({ next: "confirm_by_mail" });
  const link = await linkTo(email);
  expect(link).toMatch(/^\/de\//);
  await page.goto(link);
  await page.getByRole("button", { name: "Ja, schreibt mir" }).click();
  await expect(page.getByText("Alles klar.")).toBeVisible();
  await signIn(page);
  await page.goto("/admin/back-in-stock");
  await page.getByRole("link", { name: "Fixture Sold Out" }).click();
  await expect(page.getByText(/Waiting to be told when it is back: [1-9]/)).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test("the form, its errors and its link have no accessibility violation that axe finds", async ({
    page,
  }) => {
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, what).toBeLessThanOrEqual(0);
    };
    await page.goto("/de/products/fixture-sold-out/back-in-stock");
    await check("page of the form");
    await page.goto("/de/products/fixture-sold-out");
    await scriptsRun(page);
    await check("link");
    await page.getByRole("link", { name: "Bescheid geben, wenn es wieder da ist" }).click();
    await expect(page.getByRole("button", { name: "Gebt mir Bescheid" })).toBeVisible();
    await check("form");
    await page.getByRole("button", { name: "Gebt mir Bescheid" }).click();
    await expect(page.getByText("Gib eine E-Mail-Adresse ein")).toBeVisible();
    await check("errors");
    await page.goto("/back-in-stock/nope");
    await check("unknown link");
  });
});
