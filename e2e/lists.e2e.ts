import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { watchConsole } from "./shopper";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a list is filtered and sorted, its address says how, and chips lead back to the whole list", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      await page.goto("/categories/art-prints");
      const titles = page.getByRole("heading", { level: 2 });
      const all = await titles.count();
      const size = page.getByRole("checkbox", { name: /^30 × 40 cm/ });
      await size.check();
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Show" }).click();
      await expect(page).toHaveURL(/sort=newest&filter\.size=30/);
      await expect(size).toBeChecked();
      await page.getByLabel("Sort").selectOption("price_desc");
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Show" }).click();
      await expect(page).toHaveURL(/sort=price_desc&filter\.size=30/);
      await expect(page.getByLabel("Sort")).toHaveValue("price_desc");
      // The other sizes are still offered, and what this one narrows is the rest.
      await expect(page.getByRole("group", { name: "Size" }).getByRole("checkbox")).not.toHaveCount(1);
      await page.getByRole("link", { name: "Remove Size: 30 × 40 cm" }).click();
      await expect(page).toHaveURL(/\/categories\/art-prints\?sort=price_desc$/);
      await expect(size).not.toBeChecked();
      await page.goBack();
      await expect(page).toHaveURL(/filter\.size=30/);
      await expect(size).toBeChecked();
      await page.getByRole("link", { name: "Clear all" }).click();
      await expect(page).toHaveURL(/\/categories\/art-prints\?sort=price_desc$/);
      await expect(titles).toHaveCount(all);
      expect(problems).toEqual([]);
    });

    test("pages of a list follow one another without a gap or a repetition, and back leads to the same place", async ({
      page,
    }) => {
      // The maker of everything: more than one page.
      await page.goto("/search?q=plot&sort=title");
      const titles = page.getByRole("heading", { level: 2 });
      const total = Number(/\d+/.exec((await page.getByText(/^\d+ products$/).textContent()) ?? "")?.[0]);
      const more = page.getByRole("link", { name: "Load more" });
      const seen = new Set(await titles.allTextContents());
      expect(total).toBeGreaterThan(seen.size);
      while ((await more.count()) > 0) {
        const before = await titles.count();
        const last = (await titles.last().textContent()) ?? "";
        await more.click();
        if (javaScriptEnabled) {
          await expect.poll(() => titles.count()).toBeGreaterThan(before);
          await expect(page).toHaveURL(/\/search\?q=plot&sort=title$/);
        } else await expect(titles.last()).not.toHaveText(last);
        for (const title of await titles.allTextContents()) seen.add(title);
      }
      expect(seen.size).toBe(total);
      const count = await titles.count();
      const product = (await titles.last().textContent()) ?? "";
      await titles.last().getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
      await page.goBack();
      await expect(titles).toHaveCount(count);
      await expect(page.getByRole("heading", { level: 2, name: product })).toBeInViewport();
    });

    test("a mistyped search finds what was meant, and says so", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("searchbox", { name: "Search" }).or(page.getByRole("combobox")).fill("contuor");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/search\?q=contuor$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results for “contour”");
      await expect(page.getByText("Nothing was found for “contuor”")).toBeVisible();
    });

    test("a list without products tells what may be removed, and where else to look", async ({ page }) => {
      await page.goto("/categories/mugs?sort=newest&filter.price=1-2");
      await expect(page.getByText("No product has all of this.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Remove Price: $0.01 – $0.02" })).toBeVisible();
      await page.goto("/search?q=qqqqqqq");
      await expect(page.getByText("Nothing was found.")).toBeVisible();
      await page.getByRole("navigation", { name: "Popular categories" }).getByRole("link").first().click();
      await expect(page).toHaveURL(/\/categories\//);
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

const axeFinds = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

test("suggestions are a combobox: typed, chosen by arrows, closed by Escape, followed by Enter", async ({
  page,
}) => {
  const problems = watchConsole(page);
  await page.goto("/");
  const field = page.locator("#search");
  await field.click();
  await expect(field).toHaveRole("combobox");
  await field.pressSequentially("contour note");
  const option = page.getByRole("option", { name: /^Contour Notebook, / });
  await expect(option).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  expect(await axeFinds(page)).toEqual([]);
  await field.press("Escape");
  await expect(option).toBeHidden();
  // Once opens the list again, once chooses.
  await field.press("ArrowDown");
  await expect(option).toBeVisible();
  await field.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/products\/contour-notebook$/);
  await field.fill("");
  await field.click();
  await expect(page.getByRole("option", { name: "contour note, past search" })).toBeVisible();
  await page.getByRole("button", { name: "Forget past searches" }).click();
  await expect(page.getByRole("listbox", { name: "Suggestions" })).toHaveCount(0);
  expect(problems).toEqual([]);
});

test("a filtered list has no accessibility violation that axe finds, wide and narrow", async ({ page }) => {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/categories/art-prints?sort=newest&filter.size=30+%C3%97+40+cm");
    if (width < 1000) await page.getByText("Filter and sort").click();
    expect(await axeFinds(page), String(width)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  }
});

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
