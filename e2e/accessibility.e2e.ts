import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

const paths = [
  "/",
  "/categories/mugs",
  "/categories/mugs?sort=price_asc&filter.availability=in_stock",
  "/collections/sale",
  "/products/contour-print",
  "/products/contour-card-set",
  "/search?q=moon",
  "/search?q=qqqqqqq",
  "/pages/terms",
  "/pages/a-month-on-the-wall",
  "/cart",
  "/sign-in",
  "/nowhere",
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 800 } });

    for (const path of paths) {
      test(`${path} has no accessibility violation that axe finds, and does not scroll sideways on a phone`, async ({
        page,
      }) => {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}
