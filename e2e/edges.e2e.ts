import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { expectSoundLayout } from "./layout";
import { readLocal } from "./local";
import { importFixtures, removeFixtures } from "./product-fixtures";
import { scriptsRun } from "./shopper";

const EMPTY = "fixture-empty";
const looks = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 360, height: 800 } },
] as const;

const shop = () => postgres(readLocal().databaseUrl, { max: 1 });

/** The shop sells in another currency, as long as the work lasts. */
async function inCurrency(currency: string, work: () => Promise<void>): Promise<void> {
  const sql = shop();
  const [before] = await sql`select value from setting where key = 'currency'`;
  const set = async (value: unknown) => {
    await sql.begin(async (tx) => {
      await tx`
        insert into setting (key, value, updated_at) values ('currency', ${tx.json(value as string)}, now())
        on conflict (key) do update set value = excluded.value`;
      await tx`select invalidate_cache_tags(${["shop", "catalog", "product:fixture-money"]})`;
    });
  };
  try {
    await set(currency);
    await work();
  } finally {
    await set(before?.value ?? "USD");
    await sql.end();
  }
}

/** A cart of as many lines as one may have. @returns its id. */
async function fillCart(request: APIRequestContext, lines: number): Promise<string> {
  const { id } = await (await request.post("/api/v1/carts", { data: {} })).json();
  let count = 0;
  let cursor = "";
  while (count < lines) {
    const list = await (await request.get(`/api/v1/products?limit=100${cursor}`)).json();
    for (const { handle } of list.data) {
      const { variants } = await (await request.get(`/api/v1/products/${handle}`)).json();
      for (const { id: variantId, inStock } of variants) {
        if (!inStock || count === lines) continue;
        const added = await request.post(`/api/v1/carts/${id}/lines`, { data: { variantId, quantity: 1 } });
        if (added.ok()) count += 1;
      }
    }
    if (!list.nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(list.nextCursor)}`;
  }
  expect(count).toBe(lines);
  return id;
}

async function holdCart(page: Page, id: string): Promise<void> {
  const { appUrl: url } = readLocal();
  const cookies = [
    { name: "cart", value: id, url },
    { name: "has_cart", value: "1", url },
  ];
  await page.context().addCookies(cookies);
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await importFixtures();
  const sql = shop();
  await sql`
    insert into category (id, handle, title) values (gen_random_uuid(), ${EMPTY}, 'Fixture Emptiness')
    on conflict do nothing`;
  await sql.end();
});
test.afterAll(async () => {
  await removeFixtures();
  const sql = shop();
  await sql`delete from category where handle = ${EMPTY}`;
  await sql`select invalidate_cache_tags(${["shop", "catalog", `category:${EMPTY}`]})`;
  await sql.end();
});

const products: [what: string, handle: string][] = [
  ["a title of 120 letters without a space", "fixture-long"],
  ["a title of 120 letters in words", "fixture-words"],
  ["texts from right to left", "fixture-right-to-left"],
  ["a hundred variants", "fixture-hundred"],
  ["nothing in stock", "fixture-sold-out"],
  ["option values that are very long", "fixture-long-options"],
];

for (const look of looks) {
  test.describe(`${look.viewport.width} px, ${look.colorScheme}`, () => {
    test.use(look);

    for (const [what, handle] of products) {
      test(`a product with ${what} and without a picture keeps its page in shape`, async ({ page }) => {
        await page.goto(`/products/${handle}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectSoundLayout(page);
        const button = page.getByRole("button", { name: "Add to cart" });
        if (!(await button.isVisible())) return;
        await scriptsRun(page);
        await button.click();
        await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
        await expectSoundLayout(page);
        await page.goto("/cart");
        await expectSoundLayout(page);
        await page.goto("/checkout");
        await expectSoundLayout(page);
      });
    }

    test("lists of such products, and a category that is empty, keep their shape", async ({ page }) => {
      for (const path of ["/search?q=fixture", "/search?q=pneumono", `/categories/${EMPTY}`]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectSoundLayout(page);
      }
      await expect(page.getByText("Nothing was found.")).toBeVisible();
    });

    test("a cart of 200 lines is whole, in shape, and leads to checkout", async ({ page, request }) => {
      test.setTimeout(180_000);
      await holdCart(page, await fillCart(request, 200));
      await page.goto("/cart");
      await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(200);
      await expectSoundLayout(page);
      await page.getByRole("link", { name: "Check out" }).click();
      const checkout = page.getByRole("heading", { level: 1, name: "Checkout" });
      await expect(checkout).toBeVisible({ timeout: 30_000 });
      await expectSoundLayout(page);
    });
  });
}

for (const [currency, price, shown] of [
  ["JPY", "1250", "¥1,250"],
  // The payment provider takes three digits only when the last is 0; they are shown all the same.
  ["KWD", "1250.12", /KWD\s1,250\.120/],
] as const) {
  test(`prices in ${currency} have as many digits as ${currency} has, from the product to checkout`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await inCurrency(currency, async () => {
      await importFixtures([{ Handle: "fixture-money", Title: "Fixture Money", "Variant Price": price }]);
      await page.setViewportSize({ width: 360, height: 800 });
      for (const path of ["/products/fixture-money", "/search?q=fixture+money"]) {
        await page.goto(path);
        await expect(page.getByRole("main").getByText(shown).first()).toBeVisible();
        await expectSoundLayout(page);
      }
      await page.goto("/products/fixture-money");
      await scriptsRun(page);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await expect(page.getByRole("dialog").getByText(shown).first()).toBeVisible();
      await page.goto("/cart");
      await expect(page.getByRole("main").getByText(shown).first()).toBeVisible();
      await expectSoundLayout(page);
    });
  });
}
