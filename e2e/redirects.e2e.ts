import { expect, test } from "@playwright/test";
import { readLocal } from "./local";
import { watchConsole } from "./shopper";
import { openAdminProduct } from "./staff";

const { apiKey, appUrl } = readLocal();
const authorization = { authorization: `Bearer ${apiKey}` };

test("a product that staff rename is found at its old address, and a taken handle is refused at its field", async ({
  page,
  request,
}) => {
  const problems = watchConsole(page);
  const old = "quilt-notebook";
  const renamed = `quilt-book-${Date.now()}`;
  for (const _ of ["rendered", "cached"])
    expect((await request.get(`/products/${renamed}`)).status()).toBe(404);

  await openAdminProduct(page, "Quilt Notebook");
  const handle = page.getByLabel("Handle");
  const details = page.locator("form").filter({ has: handle });
  const save = details.getByRole("button", { name: "Save", exact: true });

  await expect(handle).toHaveValue(old);
  await handle.fill("contour-mug");
  await save.click();
  await expect(details.getByText("Another product has the handle contour-mug already").last()).toBeVisible();
  await expect(handle).toHaveValue("contour-mug");
  await expect(handle).toHaveAttribute("aria-invalid", "true");

  await handle.fill(renamed);
  await save.click();
  await expect(details.getByText("Saved. The shop shows it.")).toBeVisible();
  await expect
    .poll(async () => {
      const answer = await request.get(`/products/${old}`, { maxRedirects: 0 });
      return [answer.status(), answer.headers().location];
    })
    .toEqual([308, `/products/${renamed}`]);
  const answer = await page.goto(`/products/${old}`);
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveURL(new RegExp(`/products/${renamed}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quilt Notebook");

  // And back, over the API: the old address is the product's again, the other one leads to it.
  const found = await (await request.get(`/api/v1/products/${renamed}`)).json();
  const patched = await request.patch(`/api/v1/admin/products/${found.id}`, {
    headers: authorization,
    data: { handle: old },
  });
  expect(patched.status()).toBe(200);
  await expect
    .poll(async () => (await request.get(`/products/${old}`, { maxRedirects: 0 })).status())
    .toBe(200);
  await expect
    .poll(async () => (await request.get(`/products/${renamed}`, { maxRedirects: 0 })).headers().location)
    .toBe(`/products/${old}`);
  expect(problems).toEqual([]);
});

test("a redirect that a merchant adds works within seconds, and ends when it is removed", async ({
  request,
}) => {
  for (const kind of ["products", "categories", "collections", "pages"]) {
    const fromPath = `/${kind}/left-${Date.now()}`;
    const statusOf = async (path = fromPath) => (await request.get(path, { maxRedirects: 0 })).status();
    for (const _ of ["rendered", "cached"]) expect(await statusOf(), fromPath).toBe(404);
    const added = await request.post("/api/v1/admin/redirects", {
      headers: authorization,
      data: { fromPath, toPath: "/pages/about" },
    });
    expect(added.status()).toBe(201);
    await expect.poll(() => statusOf(), { timeout: 15_000, intervals: [100] }).toBe(308);
    // From memory, too; and where the address asks for a sorted list.
    const cached = await request.get(fromPath, { maxRedirects: 0 });
    expect([cached.status(), cached.headers().location]).toEqual([308, "/pages/about"]);
    expect(await statusOf(`${fromPath}?sort=title`), fromPath).toBe(308);
    const removed = await request.delete(`/api/v1/admin/redirects?fromPath=${fromPath}`, {
      headers: authorization,
    });
    expect(removed.status()).toBe(200);
    await expect.poll(() => statusOf(), { timeout: 15_000, intervals: [100] }).toBe(404);
  }
});

test("a redirect to another shop is refused", async ({ request }) => {
  const refused = await request.post("/api/v1/admin/redirects", {
    headers: authorization,
    data: { fromPath: "/pages/gone", toPath: `//${new URL(appUrl).host}` },
  });
  expect(refused.status()).toBe(400);
});
