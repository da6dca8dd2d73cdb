import { expect, test } from "@playwright/test";

test("an inline script that was slipped into a page does not run", async ({ page }) => {
  for (const path of ["/", "/products/contour-mug", "/cart", "/search?q=mug"]) {
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        "</body>",
        "<script>window.slipped = true</script></body>",
      );
      await route.fulfill({ response, body });
    });
    await page.goto(path);
    expect(await page.evaluate(() => "slipped" in window), path).toBe(false);
  }
});

test("an unknown product, category or page is a real 404", async ({ request }) => {
  for (const path of ["/products/no-such-thing", "/categories/no-such-thing", "/nowhere"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});
