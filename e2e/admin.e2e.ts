import { expect, test } from "@playwright/test";
import { readLocal } from "./local";
import { fillAddress, scriptsRun, seeCart, watchConsole } from "./shopper";
import { openAdminProduct } from "./staff";

const { admin } = readLocal();

const requests: Record<string, string>[] = [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }];

test("a guest gets nothing under /admin, in any form of request", async ({ request }) => {
  for (const path of ["/admin", "/admin/orders", "/admin/products"]) {
    for (const headers of requests) {
      const response = await request.get(path, { headers, maxRedirects: 0 });
      expect(await response.text()).not.toMatch(/SH-1|ada@example|Contour/);
    }
  }
});

test("a wrong password says so, and keeps the address", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(admin.email);
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toContainText("wrong");
  await expect(page.getByLabel("E-mail")).toHaveValue(admin.email);
});

test("a price changed by staff shows in the shop, and a checkout at the old price is refused", async ({
  page,
  browser,
}) => {
  const problems = watchConsole(page);
  const price = `17.${10 + Math.floor(Math.random() * 90)}`;
  const shopper = await (await browser.newContext()).newPage();
  await shopper.goto("/products/quilt-card-set");
  await scriptsRun(shopper);
  await shopper.getByRole("button", { name: "Add to cart" }).click();
  await seeCart(shopper);
  await shopper.getByRole("link", { name: "Check out" }).click();
  await fillAddress(shopper);

  await openAdminProduct(page, "Quilt Card Set");
  await page.getByLabel("Price, USD").fill(price);
  await page.getByRole("button", { name: "Save price" }).click();
  await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();

  await shopper.getByRole("button", { name: "Order and pay" }).click();
  await expect(shopper.getByRole("alert").first()).toContainText("The total has changed");
  await expect(shopper.getByLabel("Full name").first()).toHaveValue("Ada Lovelace");
  await shopper.goto("/products/quilt-card-set");
  await expect(shopper.getByText(`$${price}`).first()).toBeVisible();

  await page.getByLabel("On hand").fill("2");
  await page.getByLabel("Reason").first().fill("Counted");
  await page.getByRole("button", { name: "Set stock" }).click();
  await expect(page.getByText("Workshop: 2 on hand")).toBeVisible();
  await shopper.reload();
  await expect(shopper.getByText("Only a few left").first()).toBeVisible();
  expect(problems).toEqual([]);
});
