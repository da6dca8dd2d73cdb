import { expect, test } from "@playwright/test";
import { watchConsole } from "./shopper";
import { signIn } from "./staff";

const visit = { page: "product", device: "phone", locale: "en", values: [{ metric: "LCP", value: 900 }] };

test("a measured visit tells its kind of page when it ends, nothing of whom, and stands on the admin's page", async ({
  page,
}) => {
  const problems = watchConsole(page);
  await page.addInitScript(() => {
    // Every visit is in the sample.
    Math.random = () => 0;
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (url, data) => {
      localStorage.setItem("told", String(data));
      return send(url, data);
    };
  });
  await expect(async () => {
    await page.goto("/de/products/contour-mug", { waitUntil: "networkidle" });
    await page.goto("/cart");
    expect(await page.evaluate(() => localStorage.getItem("told"))).toContain("LCP");
  }).toPass();
  const told = JSON.parse((await page.evaluate(() => localStorage.getItem("told"))) ?? "{}");
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
  const post = (data: unknown, headers = { "sec-fetch-site": "same-origin" }) =>
    request.post("/api/vitals", { data, headers });
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
  expect((await request.post("/api/vitals", { data: visit })).status()).toBe(403);
});
