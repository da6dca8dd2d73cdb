import { expect, test } from "@playwright/test";
import { expectSoundLayout } from "./layout";
import { watchConsole } from "./shopper";
import { openAdminProduct } from "./staff";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a location is refused at its field, made, given stock, renamed, and kept for its stock; one without goes", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      const name = `Cellar ${Math.random().toString(36).slice(2, 8)}`;
      const heading = (text: string) => page.getByRole("heading", { level: 1, name: text, exact: true });
      await openAdminProduct(page, "Dune Tile Set");
      await expect(heading("Dune Tile Set")).toBeVisible();
      const productPage = page.url();

      await page.getByRole("link", { name: "Stock locations" }).click();
      await expect(page.getByRole("table", { name: "Stock locations" })).toBeVisible();
      if (javaScriptEnabled) await expectSoundLayout(page);
      await page.getByRole("link", { name: "New location" }).click();
      await page.getByLabel("Priority").fill("last");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByText("Give it a name").first()).toBeVisible();
      await expect(page.getByLabel("Priority")).toHaveValue("last");
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("Priority").fill("90");
      if (javaScriptEnabled) await expectSoundLayout(page);
      await page.getByRole("button", { name: "Create" }).click();
      await expect(heading("Stock locations")).toBeVisible();

      await page.goto(productPage);
      const further = page.getByRole("group").filter({ hasText: "Stock in another location" }).first();
      await further.getByText("Stock in another location").click();
      await further.getByLabel("Location").selectOption({ label: name });
      await further.getByLabel("Units there").fill("many");
      await further.getByLabel("Reason").fill("Room");
      await further.getByRole("button", { name: "Set stock" }).click();
      await expect(further.getByLabel("Units there")).toHaveValue("many");
      await expect(further.getByLabel("Location").locator("option:checked")).toHaveText(name);
      if (javaScriptEnabled) await expectSoundLayout(page);
      await further.getByLabel("Units there").fill("3");
      await further.getByRole("button", { name: "Set stock" }).click();
      await expect(page.getByText(`${name}: 3 on hand`)).toBeVisible();

      await page.getByRole("link", { name: "Stock locations" }).click();
      await page.getByRole("link", { name }).click();
      await page.getByLabel("Name").fill(`${name}, left`);
      await page.getByRole("button", { name: "Save" }).click();
      await expect(heading(`${name}, left`)).toBeVisible();
      await page.getByText("Remove this location").click();
      if (javaScriptEnabled) await expectSoundLayout(page);
      await page.getByRole("button", { name: "Remove it" }).click();
      await expect(page.getByText("Stock was set there").first()).toBeVisible();

      await page.goto("/admin/stock-locations/new");
      await page.getByLabel("Name").fill(`${name}, mistaken`);
      await page.getByRole("button", { name: "Create" }).click();
      await page.getByRole("link", { name: `${name}, mistaken` }).click();
      await page.getByText("Remove this location").click();
      await page.getByRole("button", { name: "Remove it" }).click();
      await expect(heading("Stock locations")).toBeVisible();
      await expect(page.getByText(`${name}, left`)).toBeVisible();
      await expect(page.getByText(`${name}, mistaken`)).toHaveCount(0);
      expect(problems).toEqual([]);
    });
  });
}
