import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { pay, scriptsRun } from "./shopper";

type Mail = { subject: string; text: string; html: string };

const lieferadresse = (page: Page) => page.getByRole("group", { name: "Lieferadresse" });

async function openKasse(page: Page, javaScriptEnabled: boolean): Promise<void> {
  await page.goto("/de/products/contour-mug");
  if (javaScriptEnabled) await scriptsRun(page);
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  if (javaScriptEnabled) {
    const drawer = page.getByRole("dialog", { name: "In deinem Warenkorb" });
    await expect(drawer.getByText("1 ×")).toBeVisible();
    await drawer.getByRole("link", { name: "Zum Warenkorb" }).click();
  }
  await expect(page).toHaveURL(/\/de\/cart$/);
  await expect(page.getByRole("heading", { level: 1, name: "Warenkorb" })).toBeVisible();
  await page.getByRole("link", { name: "Zur Kasse" }).click();
  await expect(page).toHaveURL(/\/de\/checkout$/);
  await expect(page.getByRole("heading", { level: 1, name: "Kasse" })).toBeVisible();
}

const textOf = async (page: Page) => (await page.locator("main").textContent()) ?? "";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a German purchase is German from the cart to the paid order and its mail", async ({ page }) => {
      await openKasse(page, javaScriptEnabled);
      await lieferadresse(page).getByLabel("Land").selectOption("Deutschland");
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Felder, Versand und Steuern" }).click();
      await expect(page.getByText("für diesen Ort berechnet: Deutschland")).toBeVisible();
      await page.getByLabel("E-Mail", { exact: true }).fill("ada@example.com");
      const address = lieferadresse(page);
      await address.getByLabel("Vor- und Nachname").fill("Ada Lovelace");
      await address.getByLabel("Straße und Hausnummer").fill("Unter den Linden 1");
      await address.getByLabel("Postleitzahl").fill("10117");
      await address.getByLabel("Ort").fill("Berlin");
      await page.getByLabel("Ich stimme den Bedingungen").check();
      expect(await textOf(page)).toMatch(/Gesamtsumme\s*\d+,\d\d\s\$/);
      await page.getByRole("button", { name: "Zahlungspflichtig bestellen" }).click();
      await pay(page, "4242 4242 4242 4242");
      await expect(page).toHaveURL(/\/de\/orders\//);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Danke, deine Bestellung ist bestätigt",
      );
      const order = await textOf(page);
      expect(order).toContain("10117 Berlin, Deutschland");
      expect(order).toMatch(/Bestellt\s*\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2} UTC/);
      const number = /SH-\d+/.exec(order)?.[0] ?? "no number";
      const mailsOf = async () =>
        ((await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[]).filter(({ subject }) =>
          subject.includes(number),
        );
      await expect.poll(async () => (await mailsOf()).length).toBe(1);
      const [mail] = await mailsOf();
      expect(mail?.subject).toBe(`Deine Bestellung ${number} ist bestätigt`);
      expect(mail?.text).toContain("Danke für deine Bestellung");
      expect(mail?.html).toMatch(/\/de\/orders\/[^"]+token=/);
    });

    test("what is missing is said in German above the form and at each field", async ({ page }) => {
      await openKasse(page, javaScriptEnabled);
      await page.getByRole("button", { name: "Zahlungspflichtig bestellen" }).click();
      const summary = page.getByRole("alert").filter({ hasText: "Angaben fehlen oder stimmen nicht" });
      await expect(summary).toBeFocused();
      for (const message of ["Gib deine E-Mail-Adresse ein", "Gib den ZIP-Code ein", "Wähle den Bundesstaat"])
        await expect(summary.getByRole("link", { name: message })).toBeVisible();
      const zip = lieferadresse(page).getByLabel("ZIP-Code");
      await expect(zip).toHaveAccessibleDescription("Gib den ZIP-Code ein");
      await zip.fill("1000");
      await page.getByRole("button", { name: "Zahlungspflichtig bestellen" }).click();
      await expect(zip).toHaveAccessibleDescription("Gib einen ZIP-Code wie 10001 ein");
      if (javaScriptEnabled) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    });

    test("an order that is not known leads to the search for it, and says so", async ({ page }) => {
      for (const [prefix, words, title] of [
        ["", "We did not find this order", "Find an order"],
        ["/de", "Wir haben diese Bestellung nicht gefunden", "Bestellung finden"],
      ] as const) {
        await page.goto(`${prefix}/orders/019a0000-0000-7000-8000-000000000000?token=nothing`);
        await expect(page).toHaveURL(new RegExp(`:\\d+${prefix}/orders/find\\?unknown=1$`));
        await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
        await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
      }
      await page.getByRole("button", { name: "Bestellung suchen" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Es fehlt etwas" })).toContainText(
        "Gib die Bestellnummer ein",
      );
      await page.getByLabel("Bestellnummer").fill("SH-1");
      await page.getByLabel("E-Mail", { exact: true }).fill("ada@example.com");
      await page.getByRole("button", { name: "Bestellung suchen" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "gibt es keine Bestellung" })).toBeVisible();
    });
  });
}

test("more than there is and what cannot be are refused in German, beside the field", async ({ page }) => {
  await page.goto("/de/products/contour-tile-set");
  await scriptsRun(page);
  await page.getByLabel("Menge").fill("9");
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Nur noch 3 da");
  await page
    .locator("form")
    .filter({ has: page.getByLabel("Menge") })
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
  await page.getByLabel("Menge").fill("0");
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  await expect(page.getByLabel("Menge")).toHaveAccessibleDescription("Mindestens 1");
});
