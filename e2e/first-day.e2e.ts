import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectSoundLayout } from "./layout";
import { readLocal } from "./local";
import { addToCart, pay, seeCart, watchConsole } from "./shopper";
import { signIn } from "./staff";

const headers = { authorization: `Bearer ${readLocal().apiKey}` };
const newName = (word: string) => `${word} ${Math.random().toString(36).slice(2, 8)}`;

type Zone = { id: string; countries: string[] };
type Method = { id: string; zoneId: string };

/** What an attempt that failed has left: its country is served by the rest of the world again. */
async function removeZoneOf(request: APIRequestContext, country: string): Promise<void> {
  const list = async <Item>(path: string) =>
    ((await (await request.get(`/api/v1/admin/${path}`, { headers })).json()) as { data: Item[] }).data;
  const zone = (await list<Zone>("shipping-zones")).find(({ countries }) => countries.includes(country));
  if (!zone) return;
  const methods = (await list<Method>("shipping-methods")).filter(({ zoneId }) => zoneId === zone.id);
  for (const { id } of methods)
    await request.post(`/api/v1/admin/shipping-methods/${id}/archive`, { headers, data: {} });
  await request.delete(`/api/v1/admin/shipping-zones/${zone.id}`, { headers });
}

async function removeRatesOf(request: APIRequestContext, country: string): Promise<void> {
  const answer = await request.get("/api/v1/admin/tax-rates", { headers });
  const { data } = (await answer.json()) as { data: { id: string; country: string }[] };
  for (const rate of data.filter((one) => one.country === country))
    await request.delete(`/api/v1/admin/tax-rates/${rate.id}`, { headers });
}

/** Of a guest: what the page says is of this country from then on. */
async function chooseCountry(page: Page, country: string, javaScriptEnabled: boolean): Promise<void> {
  const address = page.getByRole("group", { name: "Shipping address" });
  await address.getByLabel("Country").selectOption({ label: country });
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Show fields, shipping and tax" }).click();
  await expect(page.getByText(`calculated for ${country}`).first()).toBeVisible();
}

async function fillAddress(page: Page): Promise<void> {
  const address = page.getByRole("group", { name: "Shipping address" });
  await page.getByLabel("E-mail", { exact: true }).fill("ada@example.com");
  await address.getByLabel("Full name").fill("Ada Lovelace");
  await address.getByLabel("Street and number").fill("Seestrasse 1");
  await address.getByLabel("City").fill("Oberdorf");
  await address.getByLabel("Postal code").fill("9490");
  await page.getByLabel("I agree to the terms").check();
}

/** Checkouts add no country by themselves: these are there only while a zone names them. */
const places = { true: ["LI", "Liechtenstein"], false: ["MC", "Monaco"] } as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("where nothing is delivered, checkout says so; the merchant makes a method, and a guest buys with it", async ({
      page,
      browser,
      request,
    }) => {
      test.setTimeout(120_000);
      const problems = watchConsole(page);
      const [code, country] = places[`${javaScriptEnabled}`];
      await removeZoneOf(request, code);
      const zone = newName("Alps");

      await signIn(page);
      await page.getByRole("link", { name: "Shipping", exact: true }).click();
      await page.getByRole("link", { name: "New zone" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill(zone);
      await page.getByRole("button", { name: "Create, and go on" }).click();
      await expect(page.getByText("Choose a country at least").first()).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(zone);
      await expect(page.getByLabel("United States (in “United States”)")).toBeDisabled();
      await page.getByLabel(country, { exact: true }).check();
      await page.getByRole("button", { name: "Create, and go on" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "New shipping method" })).toBeVisible();

      const guest = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await addToCart(guest, "Contour Notebook", javaScriptEnabled);
      if (javaScriptEnabled) await seeCart(guest);
      await guest.getByRole("link", { name: "Check out" }).click();
      await chooseCountry(guest, country, javaScriptEnabled);
      await expect(guest.getByText("We cannot ship to this country yet")).toBeVisible();
      await expect(guest.getByRole("button", { name: /^Order/ })).toBeDisabled();

      await page.getByLabel("Name, as shoppers read it").fill("Postbus");
      await page.getByLabel("How long it takes", { exact: true }).fill("2 days");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByText("Enter an amount such as 12.50").first()).toBeVisible();
      await expect(page.getByLabel("Name, as shoppers read it")).toHaveValue("Postbus");
      await page.getByLabel("Price, USD").first().fill("12.50");
      await page.getByLabel("Goods from, USD").nth(1).fill("900");
      await page.getByLabel("Price, USD").nth(1).fill("0");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByRole("region", { name: `Methods of ${zone}` })).toContainText(
        "$12.50, from $900.00 free",
      );

      await guest.reload();
      await fillAddress(guest);
      await expect(guest.getByText("Postbus").first()).toBeVisible();
      await expect(guest.getByText("$12.50").first()).toBeVisible();
      await guest.getByRole("button", { name: "Order and pay" }).click();
      await pay(guest, "4242 4242 4242 4242");
      await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
      await expect(guest.getByText("Postbus").first()).toBeVisible();

      await page.getByRole("link", { name: "Postbus" }).click();
      await page.getByText("Archive this method").click();
      await page.getByRole("button", { name: "Archive it" }).click();
      await expect(page.getByText("Archived: checkout does not offer it.")).toBeVisible();
      await guest.reload();
      await expect(guest.getByText("Postbus").first()).toBeVisible();
      await guest.context().close();

      await page.getByRole("main").getByRole("link", { name: "Shipping", exact: true }).click();
      await expect(page.getByRole("region", { name: zone, exact: true })).toContainText(
        "nobody in this zone",
      );
      await page.getByRole("link", { name: `Edit the zone ${zone}` }).click();
      await page.getByText("Remove this zone").click();
      await page.getByRole("button", { name: "Remove it" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Shipping" })).toBeVisible();
      await expect(page.getByText(zone)).toHaveCount(0);
      expect(problems).toEqual([]);
    });

    test("a tax rate is refused at its field, made, edited and removed", async ({ page, request }) => {
      const problems = watchConsole(page);
      const [code, country] = javaScriptEnabled ? ["SM", "San Marino"] : ["AD", "Andorra"];
      await removeRatesOf(request, code);
      const name = newName("Tax");
      await signIn(page);
      await page.getByRole("link", { name: "Taxes", exact: true }).click();
      await page.getByRole("link", { name: "New tax rate" }).click();
      await page.getByLabel("Country").selectOption({ label: country });
      await page.getByLabel("Name, as shoppers read it").fill(name);
      await page.getByLabel("Percent").fill("much");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByLabel("Percent")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Country")).toHaveValue(code);
      await page.getByLabel("Percent").fill("4.5");
      await page.getByLabel("Shipping is taxed as well").uncheck();
      await page.getByRole("button", { name: "Create" }).click();
      const row = page.getByRole("row").filter({ hasText: name });
      await expect(row).toContainText("4.5 %");
      await expect(row).toContainText(country);
      await row.getByRole("link", { name }).click();
      await page.getByLabel("Percent").fill("7");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await expect(page.getByLabel("Shipping is taxed as well")).not.toBeChecked();
      await page.getByText("Remove this rate").click();
      await page.getByRole("button", { name: "Remove it" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Taxes" })).toBeVisible();
      await expect(page.getByText(name)).toHaveCount(0);
      expect(problems).toEqual([]);
    });

    test("the currency of a shop that has prices stays, and why is said", async ({ page }) => {
      await signIn(page);
      await page.getByRole("link", { name: "Settings", exact: true }).click();
      await page.getByLabel("Currency").selectOption("CHF");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "the shop keeps its currency" })).toBeVisible();
      await page.goto("/admin/settings");
      await expect(page.getByLabel("Currency")).toHaveValue("USD");
    });
  });
}

test("a shop that lacks nothing asks for nothing: its admin begins with the orders", async ({ page }) => {
  await signIn(page);
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/admin\/orders$/);
});

for (const look of [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 360, height: 800 } },
] as const) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use({ ...look, contextOptions: { reducedMotion: "reduce" } });

    test("on every page of the setup axe finds nothing, no control lies on another, nothing scrolls sideways", async ({
      page,
      request,
    }) => {
      test.setTimeout(300_000);
      const first = async (path: string) => {
        const answer = await request.get(`/api/v1/admin/${path}`, { headers });
        return ((await answer.json()) as { data: { id: string }[] }).data[0]?.id ?? "";
      };
      const zone = await first("shipping-zones");
      await signIn(page);
      for (const path of [
        "shipping",
        "shipping/zones/new",
        `shipping/zones/${zone}`,
        `shipping/methods/new?zone=${zone}`,
        `shipping/methods/${await first("shipping-methods")}`,
        "taxes",
        "taxes/new",
        `taxes/${await first("tax-rates")}`,
        "settings",
      ]) {
        await page.goto(`/admin/${path}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectSoundLayout(page);
      }
    });
  });
}
