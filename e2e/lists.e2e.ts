import { expect, test } from "@playwright/test";
import { watchConsole } from "./shopper";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a list is filtered and sorted, its address says how, and back leads to the whole list", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      await page.goto("/categories/art-prints");
      const titles = page.getByRole("heading", { level: 2 });
      const all = await titles.count();
      await page.getByText("Filter and sort").click();
      await page.getByRole("checkbox", { name: /^30 × 40 cm/ }).check();
      await page.getByLabel("Sort").selectOption("price_desc");
      await page.getByRole("button", { name: "Show" }).click();
      await expect(page).toHaveURL(/filter\.size=30.*sort=price_desc/);
      await expect(page.getByRole("checkbox", { name: /^30 × 40 cm/ })).toBeChecked();
      await expect(page.getByLabel("Sort")).toHaveValue("price_desc");
      await page.getByRole("link", { name: "Clear" }).click();
      await expect(page).toHaveURL(/\/categories\/art-prints$/);
      await expect(titles).toHaveCount(all);
      await page.goBack();
      await expect(page).toHaveURL(/sort=price_desc/);
      expect(problems).toEqual([]);
    });

    test("pages of a list follow one another without a gap or a repetition", async ({ page }) => {
      await page.goto("/collections/new");
      const seen: string[] = [];
      for (;;) {
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        seen.push(...(await page.getByRole("heading", { level: 2 }).allTextContents()));
        const next = page.getByRole("link", { name: "Next page" });
        if ((await next.count()) === 0) break;
        const href = await next.getAttribute("href");
        await next.click();
        await expect(page).toHaveURL(
          new RegExp(`cursor=${new URLSearchParams(href?.split("?")[1]).get("cursor")}`),
        );
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(0);
    });

    test("an address with a wrong sort or a stale cursor leads to the list, not to an error", async ({
      page,
    }) => {
      for (const query of ["sort=cheap", "cursor=abc.def", "sort=title&filter.price=cheap"]) {
        const response = await page.goto(`/categories/mugs?${query}`);
        expect(response?.status(), query).toBe(200);
        await expect(page).toHaveURL(/\/categories\/mugs$/);
      }
    });
  });
}

test("a filter that was typed without a sort is obeyed", async ({ page }) => {
  await page.goto("/categories/mugs?filter.availability=sold_out");
  await expect(page).toHaveURL(/sort=newest/);
});

test("terms and privacy are linked from every page of the shop", async ({ page }) => {
  for (const path of ["/", "/cart", "/search?q=moon"]) {
    await page.goto(path);
    await page.getByRole("link", { name: "Privacy" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Privacy");
    await page.getByRole("link", { name: "Terms of sale" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terms of sale");
  }
});
