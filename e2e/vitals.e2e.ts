import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { watchConsole } from "./shopper";

const visit = { page: "product", device: "phone", locale: "en", values: [{ metric: "LCP", value: 900 }] };

async function signIn(page: Page): Promise<void> {
  const { admin } = readLocal();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
}

test("a measured visit tells its kind of page when it ends, nothing of whom, and stands on the admin's page", async ({
  page,
}) => {
  const problems = watchConsole(page);
  // Every visit is in the sample.
  await page.addInitScript(() => {
    Math.random = () => 0;
  });
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/vitals")) sent.push(request.postData() ?? "");
  });
  const reporter = page.waitForResponse((response) => /web.vitals|_next\/static/.test(response.url()));
  await page.goto("/de/products/contour-mug");
  await reporter;
  await page.waitForLoadState("networkidle");
  await page.goto("/cart");
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  const told = JSON.parse(sent[0] ?? "{}");
  expect(told).toMatchObject({ page: "product", locale: "de", device: "desktop" });
  expect(Object.keys(told).sort()).toEqual(["device", "locale", "page", "values"]);
  expect(told.values.map(({ metric }: { metric: string }) => metric)).toContain("LCP");
  expect(problems).toEqual([]);
  await signIn(page);
  await page.getByRole("link", { name: "Web Vitals" }).click();
  const row = page.getByRole("region", { name: "Desktops" }).getByRole("row", { name: /^product / });
  await expect(row).toContainText(/good|needs improvement|poor/);
});

test("a beacon that is not of this shape, or of another site's page, counts nothing", async ({ request }) => {
  const post = (data: unknown, headers = {}) => request.post("/api/vitals", { data, headers });
  expect((await post(visit)).status()).toBe(204);
  const [value] = visit.values;
  for (const wrong of [
    { ...visit, page: "/products/contour-mug" },
    { ...visit, visitor: "ada" },
    { ...visit, values: [] },
    { ...visit, values: [value, value] },
    { ...visit, values: [{ metric: "LCP", value: -1 }] },
    { ...visit, values: [{ metric: "LCP", value: 1e9 }] },
    { ...visit, locale: "fr" },
    "no JSON {",
  ]) {
    expect((await post(wrong)).status()).toBe(400);
  }
  expect((await post({ ...visit, filler: "x".repeat(3000) })).status()).toBe(413);
  expect((await post(visit, { "sec-fetch-site": "cross-site" })).status()).toBe(403);
});
