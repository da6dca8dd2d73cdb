import { expect, test } from "@playwright/test";
import { readLocal } from "./local";
import { watchConsole } from "./shopper";
import { signIn } from "./staff";

const { apiKey } = readLocal();
const PATH = "/pages/a-loom-that-reads";

test("staff changes a story, and the home page and its own page say so", async ({ page, request }) => {
  const problems = watchConsole(page);
  const headers = { authorization: `Bearer ${apiKey}` };
  const address = `/api/v1/admin${PATH}`;
  const { summary } = await (await request.get(address, { headers })).json();
  await signIn(page);
  await page.getByRole("link", { name: "Pages", exact: true }).click();
  await page.getByRole("link", { name: "A loom that reads" }).click();
  await page.getByLabel("Summary").fill("Two centuries of holes.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();
  try {
    await expect(async () => {
      for (const path of ["/", PATH]) {
        await page.goto(path);
        await expect(page.getByText("Two centuries of holes.")).toBeVisible({ timeout: 1000 });
      }
    }).toPass();
  } finally {
    expect((await request.patch(address, { headers, data: { summary } })).status()).toBe(200);
  }
  expect(problems).toEqual([]);
});

test("the picture of a link changes with its page; one of nothing is a 404", async ({ request }) => {
  const preview = (path: string) => request.get(`/media/previews/${path}.jpg`);
  for (const path of [
    "home/home",
    "products/contour-mug",
    "collections/sale",
    "categories/mugs",
    "pages/about",
  ]) {
    const answer = await preview(path);
    expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([path, 200, "image/jpeg"]);
  }
  for (const path of ["home/other", "products/no-such-thing", "orders/contour-mug", "products/-"]) {
    expect([path, (await preview(path)).status()]).toEqual([path, 404]);
  }
  // Each language has its own; one that the shop does not speak has none.
  const [own, other] = await Promise.all(
    ["contour-mug", "contour-mug.de"].map((name) => preview(`products/${name}`)),
  );
  expect(other?.status()).toBe(200);
  expect(await own?.body()).not.toEqual(await other?.body());
  expect((await preview("products/contour-mug.xx")).status()).toBe(404);
  const headers = { authorization: `Bearer ${apiKey}` };
  const address = "/api/v1/admin/pages/about";
  const { title } = await (await request.get(address, { headers })).json();
  const before = await (await preview("pages/about")).body();
  await request.patch(address, { headers, data: { title: "Another name" } });
  try {
    await expect(async () => {
      expect(Buffer.compare(await (await preview("pages/about")).body(), before)).not.toBe(0);
    }).toPass();
  } finally {
    await request.patch(address, { headers, data: { title } });
  }
});
