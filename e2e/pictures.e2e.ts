import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { readLocal } from "./local";
import { watchConsole } from "./shopper";
import { openAdminProduct } from "./staff";

const { apiKey } = readLocal();
const staff = { authorization: `Bearer ${apiKey}` };

async function makePicture(name: string, background: string, format: "png" | "jpeg" = "png") {
  const picture = sharp({ create: { width: 500, height: 500, channels: 3, background } });
  return { name, mimeType: `image/${format}`, buffer: await picture.toFormat(format).toBuffer() };
}

async function openProduct(page: Page, title: string): Promise<void> {
  await openAdminProduct(page, title);
  await expect(page.getByRole("heading", { name: "Pictures", exact: true })).toBeVisible();
}

const texts = (page: Page) =>
  page
    .getByLabel(/^Alternative text of picture/)
    .evaluateAll((fields) => fields.map((field) => (field instanceof HTMLInputElement ? field.value : "")));

for (const javaScriptEnabled of [true, false]) {
  const product = javaScriptEnabled ? "Dune Mug" : "Weave Mug";
  const handle = product.toLowerCase().replace(" ", "-");

  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("staff adds pictures, shoppers see them, staff moves and removes one", async ({ page, browser }) => {
      const problems = watchConsole(page);
      const shopper = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await openProduct(page, product);
      const before = await texts(page);

      await page
        .getByLabel("Picture files")
        .setInputFiles([
          await makePicture("green.png", "#00aa00"),
          await makePicture("red.jpg", "#aa0000", "jpeg"),
        ]);
      await page.getByLabel("Alternative text", { exact: true }).fill("A new view");
      await page.getByRole("button", { name: "Upload" }).click();
      await expect(page.getByText(`Added. The product has ${before.length + 2} pictures.`)).toBeVisible();
      expect(await texts(page)).toEqual([...before, "A new view", "A new view"]);
      await expect(page.getByLabel("Alternative text", { exact: true })).toHaveValue("");

      const last = before.length + 2;
      await page.getByLabel(`Alternative text of picture ${last}`).fill("The red side");
      await page.getByRole("button", { name: `Save picture ${last}` }).click();
      await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();
      await shopper.goto(`/products/${handle}`);
      const red = shopper.getByRole("img", { name: "The red side" }).first();
      await expect(red).toBeVisible();
      const file = await shopper.request.get((await red.getAttribute("src")) ?? "");
      expect(file.headers()["content-type"]).toBe("image/webp");

      for (let place = last; place > 1; place -= 1) {
        const earlier = page.getByRole("button", { name: `Earlier: move picture ${place}: The red side` });
        await earlier.click();
        await expect(page.getByText(`Picture moved to place ${place - 1}.`)).toBeVisible();
        if (javaScriptEnabled) {
          await expect(page.getByRole("button", { name: /^Earlier: .*The red side/ })).toBeFocused();
        }
      }
      expect((await texts(page))[0]).toBe("The red side");
      await shopper.reload();
      await expect(shopper.getByRole("img").first()).toHaveAttribute("alt", "The red side");

      // Its files go with it: whatever the page still loads of it would be missing.
      const shown = page.getByRole("img", { name: "The red side" });
      await shown.scrollIntoViewIfNeeded();
      await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
      await page.getByText("Remove … picture 1: The red side").click();
      await page.getByRole("button", { name: "Remove picture 1: The red side" }).click();
      await expect(page.getByText(`Picture removed. The product has ${last - 1} pictures.`)).toBeVisible();
      if (javaScriptEnabled) {
        await expect(page.getByRole("heading", { name: "Pictures", exact: true })).toBeFocused();
      }
      await shopper.reload();
      await expect(shopper.getByRole("img", { name: "The red side" })).toHaveCount(0);
      expect(problems).toEqual([]);
    });

    test("a file that is no picture is named, nothing is stored, and the text stays", async ({ page }) => {
      await openProduct(page, product);
      const before = await texts(page);
      await page
        .getByLabel("Picture files")
        .setInputFiles([
          await makePicture("good.png", "#0000aa"),
          { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("only text") },
        ]);
      await page.getByLabel("Alternative text", { exact: true }).fill("Kept");
      await page.getByRole("button", { name: "Upload" }).click();
      await expect(page.getByRole("alert").first()).toContainText("notes.png is not a picture");
      await expect(page.getByLabel("Alternative text", { exact: true })).toHaveValue("Kept");
      if (javaScriptEnabled) await expect(page.getByLabel("Picture files")).toHaveValue(/good\.png$/);
      expect(await texts(page)).toEqual(before);
      await page
        .getByLabel("Picture files")
        .setInputFiles([
          { name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(12 * 1024 * 1024) },
        ]);
      await page.getByRole("button", { name: "Upload" }).click();
      await expect(page.getByText(/large\.png has 12\.0 MB/)).toBeVisible();
      await expect(page.getByLabel("Alternative text", { exact: true })).toHaveValue("Kept");
      expect(await texts(page)).toEqual(before);
    });

    test("wrong prices, stock and titles are refused at their field, kept as typed, and change nothing", async ({
      page,
    }) => {
      await openProduct(page, "Ripple Card Set");
      const price = page.getByLabel("Price, USD").first();
      const was = await price.inputValue();
      for (const typed of ["abc", "-1", "1e3", "1000000000000000"]) {
        await page.goto(page.url());
        await price.fill(typed);
        await page.getByRole("button", { name: "Save price" }).first().click();
        await expect(price).toHaveAccessibleDescription(/an amount such as 12\.50/);
        await expect(price).toHaveValue(typed);
      }
      await price.fill(was);
      const before = page.getByLabel("Before").first();
      await before.fill("0.01");
      await page.getByRole("button", { name: "Save price" }).first().click();
      await expect(before).toHaveAccessibleDescription(/must not be below the price/);
      await expect(before).toHaveValue("0.01");
      const onHand = page.getByLabel("On hand").first();
      const stock = await onHand.inputValue();
      for (const typed of ["abc", "-1", "1e3", "1000000000000000"]) {
        await page.goto(page.url());
        await onHand.fill(typed);
        await page.getByLabel("Reason").first().fill("Counted");
        await page.getByRole("button", { name: "Set stock" }).first().click();
        await expect(onHand).toHaveAccessibleDescription(/whole number|at least 0/);
        await expect(onHand).toHaveValue(typed);
        await expect(page.getByLabel("Reason").first()).toHaveValue("Counted");
      }
      await page.getByLabel("Title").fill("   ");
      await page.getByLabel("Status").selectOption("archived");
      await page.getByRole("button", { name: "Save", exact: true }).first().click();
      await expect(page.getByLabel("Title")).toHaveAccessibleDescription(/required/);
      await expect(page.getByLabel("Status")).toHaveValue("archived");
      await page.goto(page.url());
      await expect(page.getByLabel("Title")).toHaveValue("Ripple Card Set");
      await expect(page.getByLabel("Status")).toHaveValue("active");
      await expect(page.getByLabel("Price, USD").first()).toHaveValue(was);
      await expect(page.getByLabel("On hand").first()).toHaveValue(stock);
    });

    test("of two tabs that edit the same product, the second is told, and nothing is overwritten unseen", async ({
      page,
      context,
    }) => {
      await openProduct(page, "Moon Card Set");
      const other = await context.newPage();
      await other.goto(page.url());
      const description = await page.getByLabel("Description (HTML)").inputValue();
      await page.getByLabel("Description (HTML)").fill(`${description}<p>First tab</p>`);
      await page.getByRole("button", { name: "Save", exact: true }).first().click();
      await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();

      await other.getByLabel("Description (HTML)").fill("<p>Second tab</p>");
      await other.getByRole("button", { name: "Save", exact: true }).first().click();
      await expect(other.getByRole("alert").first()).toContainText("Somebody changed this product");
      await expect(other.getByLabel("Description (HTML)")).toHaveValue("<p>Second tab</p>");
      await expect(other.getByLabel("Description (HTML)")).toHaveAccessibleDescription(/First tab/);

      await other.goto(page.url());
      await page.getByLabel("Price, USD").first().fill("3.00");
      await page.getByRole("button", { name: "Save price" }).first().click();
      await expect(page.getByText("Saved. The shop shows it.").last()).toBeVisible();
      await other.getByLabel("Price, USD").first().fill("4.00");
      await other.getByRole("button", { name: "Save price" }).first().click();
      await expect(other.getByRole("alert").first()).toContainText("Somebody changed this product");
      await expect(other.getByLabel("Price, USD").first()).toHaveValue("4.00");
      await page.goto(page.url());
      await expect(page.getByLabel("Price, USD").first()).toHaveValue("3.00");
      await page.getByLabel("Description (HTML)").fill(description);
      await page.getByRole("button", { name: "Save", exact: true }).first().click();
      await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();
    });
  });
}

test("the product page of the admin has no accessibility violation that axe finds, and fits a phone of 360 px", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openProduct(page, "Dune Mug");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("over REST a picture is added once per key, moved, and removed, each with the version that was seen", async ({
  request,
}) => {
  const { data } = await (
    await request.get("/api/v1/admin/products?q=Weave Print", { headers: staff })
  ).json();
  const path = `/api/v1/admin/products/${data[0].id}/images`;
  const { buffer, ...file } = await makePicture("blue.png", "#0000ff");
  // Keys are remembered for a day, by this shop too.
  const run = crypto.randomUUID();
  const send = (key: string, bytes: Buffer) =>
    request.post(path, {
      headers: { ...staff, "idempotency-key": `${key}-${run}` },
      multipart: { file: { ...file, buffer: bytes }, alt: "Blue" },
    });
  const first = await send("blue", buffer);
  expect(first.status()).toBe(201);
  const image = await first.json();
  expect(await (await send("blue", buffer)).json()).toEqual(image);
  const list = await (await request.get(path, { headers: staff })).json();
  expect(list.data.filter(({ alt }: { alt: string }) => alt === "Blue")).toHaveLength(1);
  const large = await send("large", Buffer.alloc(12 * 1024 * 1024));
  expect(large.status()).toBe(413);
  expect(large.headers()["content-type"]).toContain("application/problem+json");

  const etag = first.headers().etag ?? "";
  const moved = await request.patch(`${path}/${image.id}`, {
    headers: { ...staff, "if-match": etag },
    data: { position: 1 },
  });
  expect(await moved.json()).toMatchObject({ id: image.id, position: 1 });
  const stale = await request.delete(`${path}/${image.id}`, { headers: { ...staff, "if-match": etag } });
  expect(stale.status()).toBe(412);
  const removed = await request.delete(`${path}/${image.id}`, { headers: staff });
  expect((await removed.json()).data.map(({ position }: { position: number }) => position)).toEqual(
    list.data.slice(1).map((_: unknown, index: number) => index + 1),
  );
  await expect.poll(async () => (await request.get(image.url)).status()).toBe(404);
});
