import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { signIn } from "./staff";

const PRODUCT = "weave-card-set";
const TITLE = "Weave Card Set";

type Bought = { orderId: string; token: string; orderPath: string };

/** A paid order of one product, through the API. */
async function buy(request: APIRequestContext): Promise<Bought> {
  const { stripe } = readLocal();
  const json = async (response: { json(): Promise<unknown> }) =>
    (await response.json()) as Record<string, never>;
  const product = (await json(await request.get(`/api/v1/products/${PRODUCT}`))) as unknown as {
    variants: { id: string }[];
  };
  const cart = (await json(await request.post("/api/v1/carts", { data: {} }))) as unknown as { id: string };
  await request.post(`/api/v1/carts/${cart.id}/lines`, {
    data: { variantId: product.variants[0]?.id, quantity: 1 },
  });
  const methods = (await json(
    await request.get(`/api/v1/carts/${cart.id}/shipping-methods?country=US&region=NY&postalCode=10001`),
  )) as unknown as { data: { id: string }[] };
  const answer = await request.post(`/api/v1/carts/${cart.id}/checkout`, {
    data: {
      email: "ada@example.com",
      shippingMethodId: methods.data[0]?.id,
      shippingAddress: {
        name: "Ada Lovelace",
        line1: "1 Main Street",
        city: "New York",
        region: "NY",
        postalCode: "10001",
        country: "US",
      },
    },
  });
  expect(answer.status()).toBe(201);
  const { order, payment } = (await json(answer)) as unknown as {
    order: { id: string; accessToken: string };
    payment: { url: string };
  };
  const session = /cs_\w+/.exec(payment.url)?.[0];
  await request.post(`${stripe.url}/_test/checkout/sessions/${session}/complete`, {
    data: { card: "4242424242424242" },
  });
  const path = `/api/v1/orders/${order.id}?token=${order.accessToken}`;
  await expect
    .poll(async () => (await json(await request.get(path))) as unknown as { status: string })
    .toMatchObject({ status: "confirmed" });
  return {
    orderId: order.id,
    token: order.accessToken,
    orderPath: `/orders/${order.id}?token=${order.accessToken}`,
  };
}

async function open(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled })).newPage();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a buyer writes, staff publish, everybody reads it and machines too, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
    request,
  }) => {
    const { orderPath } = await buy(request);
    const text = `Stands on my desk since March, scripts ${javaScriptEnabled ? "on" : "off"} ${Date.now()}.`;
    const page = await open(browser, javaScriptEnabled);
    await page.goto(orderPath);
    await page.getByRole("link", { name: "Write a review" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Your review of ${TITLE}`);
    await expect(page.getByLabel("Name that is shown")).toHaveValue("Ada L.");
    // Without stars: what was typed stays, and the summary says what is missing.
    await page.getByLabel("What is it like?").fill(text);
    await page.getByRole("button", { name: "Send review" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "Something is missing" });
    await expect(summary).toBeFocused();
    await expect(page.getByLabel("What is it like?")).toHaveValue(text);
    if (javaScriptEnabled) {
      await summary.getByRole("link", { name: "Choose one to five stars" }).click();
      await page.keyboard.press("Space");
      for (const _ of [2, 3, 4]) await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("radio", { name: "4 stars" })).toBeChecked();
    } else await page.getByRole("radio", { name: "4 stars" }).check({ force: true });
    await page.getByRole("button", { name: "Send review" }).click();
    await expect(page.getByText("Your review is waiting for our look.")).toBeVisible();
    await page.goto(`/products/${PRODUCT}`);
    await expect(page.getByText(text)).toHaveCount(0);

    const staff = await open(browser, javaScriptEnabled);
    await signIn(staff);
    await staff.goto("/admin/reviews");
    const card = staff.getByRole("article").filter({ hasText: text });
    await card.locator("summary", { hasText: "Reply" }).click();
    await card.getByLabel("Reply").fill("Thank you, Ada.");
    await card.getByRole("button", { name: "Save the reply" }).click();
    await expect(card.getByRole("paragraph").filter({ hasText: "Thank you, Ada." })).toBeVisible();
    await card.getByRole("button", { name: /^Publish/ }).click();
    await expect(card).toHaveCount(0);

    await expect(async () => {
      await page.goto(`/products/${PRODUCT}`);
      await expect(page.getByText(text)).toBeVisible({ timeout: 1000 });
    }).toPass();
    const shown = page.getByRole("article").getByRole("article").filter({ hasText: text });
    await expect(shown).toContainText("Verified buyer");
    await expect(shown).toContainText("4 of 5 stars");
    await expect(shown).toContainText("Thank you, Ada.");
    const [ld = "{}"] = await page.locator('script[type="application/ld+json"]').allTextContents();
    const { "@graph": things } = JSON.parse(ld) as { "@graph": Record<string, unknown>[] };
    const { summary: api } = await (await request.get(`/api/v1/products/${PRODUCT}/reviews`)).json();
    expect(things[0]).toMatchObject({
      aggregateRating: { ratingValue: api.average, reviewCount: api.count },
      review: expect.arrayContaining([expect.objectContaining({ reviewBody: text })]),
    });

    // Changed, it waits again and leaves the page; deleted, it is gone.
    await page.goto(orderPath);
    await expect(page.getByText("Your review is published.")).toBeVisible();
    await page.getByRole("link", { name: "Change it" }).click();
    await expect(page.getByRole("radio", { name: "4 stars" })).toBeChecked();
    await page.getByLabel("In a few words").fill("On second thoughts");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Your review is waiting for our look.")).toBeVisible();
    await expect(async () => {
      expect(await (await request.get(`/products/${PRODUCT}`)).text()).not.toContain(text);
    }).toPass();
    await page.getByRole("link", { name: "Change it" }).click();
    await page.getByText("Delete this review").click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await expect(page.getByRole("link", { name: "Write a review" })).toBeVisible();
  });
}

test("staff reject with a reason, and its author reads it", async ({ browser, request }) => {
  const { orderId, token, orderPath } = await buy(request);
  const lines = await (await request.get(`/api/v1/orders/${orderId}/reviews?token=${token}`)).json();
  const body = `Visit my casino ${Date.now()}`;
  const data = { token, lineId: lines.data[0].lineId, authorName: "Casino", rating: 5, body };
  expect((await request.post(`/api/v1/orders/${orderId}/reviews`, { data })).status()).toBe(201);
  const other = { ...data, token: "x".repeat(27) };
  expect((await request.post(`/api/v1/orders/${orderId}/reviews`, { data: other })).status()).toBe(404);
  const staff = await open(browser, true);
  await signIn(staff);
  await staff.goto("/admin/reviews?stars=5");
  const card = staff.getByRole("article").filter({ hasText: body });
  await card.locator("summary", { hasText: "Reject" }).click();
  await card.getByLabel("Reason").fill("It is not about the cards");
  await card.getByRole("button", { name: "Reject the review" }).click();
  await expect(card).toHaveCount(0);
  await staff.goto(orderPath);
  await expect(staff.getByText("was not published: It is not about the cards")).toBeVisible();
});

test("all reviews are chosen by stars and sorted by a form and links, in German as well", async ({
  browser,
}) => {
  const page = await open(browser, false);
  await page.goto("/products/contour-mug");
  await page.getByRole("link", { name: /with 5 stars$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reviews of Contour Mug");
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByLabel("Stars", { exact: true }).selectOption("");
  await page.getByLabel("Sort", { exact: true }).selectOption("Worst first");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("article").first()).toContainText("Smaller than I thought");
  await expect(page.getByText("Imported, purchase not verified").first()).toBeVisible();
  await page.goto("/de/products/contour-mug/reviews");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bewertungen zu Becher „Höhenlinie“");
  for (const query of ["stars=9", "cursor=x", "sort=best"]) {
    await page.goto(`/products/contour-mug/reviews?${query}`);
    await expect(page).toHaveURL(/\/products\/contour-mug\/reviews$/);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the pages of reviews have no accessibility violation that axe finds, ${colorScheme}`, async ({
    browser,
    request,
  }) => {
    const { orderPath } = await buy(request);
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    const check = async () => {
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, page.url()).toBeLessThanOrEqual(0);
    };
    for (const path of ["/products/contour-mug", "/products/contour-mug/reviews"]) {
      await page.goto(path);
      await check();
    }
    await page.goto(orderPath);
    await page.getByRole("link", { name: "Write a review" }).click();
    await page.getByRole("button", { name: "Send review" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Something is missing" })).toBeVisible();
    await check();
    await signIn(page);
    await page.goto("/admin/reviews?status=any");
    await check();
  });
}
