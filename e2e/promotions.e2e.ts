import { expect, type Page, test } from "@playwright/test";
import { readLocal } from "./local";
import { addToCart, fillAddress, pay, seeCart, watchConsole } from "./shopper";
import { signIn } from "./staff";

const { apiKey, stripe } = readLocal();

/** A promotion of its own for each journey, so that none waits for another's uses. */
async function makeCode(page: Page, changed: Record<string, unknown> = {}): Promise<{ code: string }> {
  const code = `E2E-${Math.random().toString(36).slice(2, 10).toUpperCase()}`;
  const response = await page.request.post("/api/v1/admin/promotions", {
    headers: { authorization: `Bearer ${apiKey}` },
    data: {
      name: "Quarter off",
      status: "active",
      kind: "percent",
      method: "code",
      percentPpm: 250_000,
      codes: [code],
      ...changed,
    },
  });
  expect(response.status()).toBe(201);
  return { code };
}

async function applyCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Promotion code", { exact: true }).last().fill(code);
  await page.getByRole("button", { name: "Apply" }).click();
}

const cents = (text: string) => Number(text.replace(/[^\d]/g, ""));

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a code is mistyped, applied, taken out, applied again, and paid exactly as shown", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      const { code } = await makeCode(page);
      await addToCart(page, "Contour Notebook", javaScriptEnabled);
      if (javaScriptEnabled) await seeCart(page);
      await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();

      await applyCode(page, "NO-SUCH-CODE");
      const field = page.getByRole("textbox", { name: "Promotion code" });
      await expect(page.getByText("There is no such code")).toBeVisible();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveValue("NO-SUCH-CODE");

      await applyCode(page, code.toLowerCase());
      const codes = page.getByRole("list", { name: "Your codes" });
      await expect(codes).toContainText(code);
      await expect(page.getByText(`Quarter off (${code})`)).toBeVisible();
      if (javaScriptEnabled) await expect(page.getByText(/^Cart updated\. Discount /)).toBeAttached();
      await expect(field).toHaveValue("");

      await page.getByRole("button", { name: `Remove the code ${code}` }).click();
      await expect(codes).toBeHidden();
      await expect(page.getByText(`Quarter off (${code})`)).toBeHidden();

      await applyCode(page, code);
      await expect(codes).toContainText(code);
      await page.getByRole("link", { name: "Check out" }).click();
      await fillAddress(page);
      await expect(page.getByRole("complementary", { name: "Your order" })).toContainText(
        `Quarter off (${code})`,
      );
      const shown = await page
        .getByText(/^Total \$/)
        .first()
        .textContent();
      await page.getByRole("button", { name: "Order and pay" }).click();
      await expect(page.getByLabel("Card number")).toBeVisible();
      const session = /cs_\w+/.exec(page.url())?.[0];
      const { amount_total } = (await (
        await fetch(`${stripe.url}/_test/checkout/sessions/${session}`)
      ).json()) as { amount_total: number };
      expect(amount_total).toBe(cents(shown ?? ""));
      await pay(page, "4242 4242 4242 4242");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
      await expect(page.getByText(`Quarter off (${code})`)).toBeVisible();
      expect(problems).toEqual([]);
    });
  });
}

test("a canceled order gives its code back, and the cart page says what each code does", async ({ page }) => {
  const { code } = await makeCode(page, { usageLimit: 1 });
  const key = { authorization: `Bearer ${apiKey}` };
  const cartWithCode = async () => {
    const { id } = await (await page.request.post("/api/v1/carts")).json();
    const product = await (await page.request.get("/api/v1/products/contour-notebook")).json();
    await page.request.post(`/api/v1/carts/${id}/lines`, { data: { variantId: product.variants[0].id } });
    return {
      id,
      applied: await page.request.post(`/api/v1/carts/${id}/promotion-codes`, { data: { code } }),
    };
  };
  const first = await cartWithCode();
  expect((await first.applied.json()).discount.amount).toBeGreaterThan(0);
  const to = { country: "US", region: "NY" };
  const methods = await (
    await page.request.get(`/api/v1/carts/${first.id}/shipping-methods?country=US`)
  ).json();
  const address = { name: "Ada", line1: "1 Main Street", city: "New York", postalCode: "10001", ...to };
  const placed = await page.request.post(`/api/v1/carts/${first.id}/checkout`, {
    data: { email: "ada@example.com", shippingAddress: address, shippingMethodId: methods.data[0].id },
  });
  expect(placed.status()).toBe(201);
  const second = await cartWithCode();
  expect(second.applied.status()).toBe(409);
  expect((await second.applied.json()).code).toBe("promotion_code_used_up");
  const { order } = await placed.json();
  const canceled = await page.request.post(`/api/v1/admin/orders/${order.id}/cancel`, {
    headers: key,
    data: { reason: "a test" },
  });
  expect((await canceled.json()).status).toBe("canceled");
  const again = await page.request.post(`/api/v1/carts/${second.id}/promotion-codes`, { data: { code } });
  expect(again.status()).toBe(201);
  expect((await again.json()).promotionCodes).toMatchObject([{ code, applied: true }]);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`staff, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("make a promotion, are told what it lacks, give it codes, and see it in the list", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      const name = `Staff ${Math.random().toString(36).slice(2, 8)}`;
      await signIn(page);
      await page.goto("/admin/promotions/new");
      await page.getByLabel("Name, as shoppers read it").fill(name);
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByText("Say how many percent").first()).toBeVisible();
      await expect(page.getByLabel("Name, as shoppers read it")).toHaveValue(name);
      await page.getByLabel("Percent", { exact: true }).fill("12.5");
      await page.getByLabel("Collections, by handle").fill("sale");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      await expect(page.getByLabel("Percent", { exact: true })).toHaveValue("12.5");
      await expect(page.getByLabel("Collections, by handle")).toHaveValue("sale");
      await page.getByLabel("Or so many").fill("3");
      await page.getByLabel("with the prefix").fill("vip");
      await page.getByRole("button", { name: "Add codes" }).click();
      await expect(page.getByRole("region", { name: "Codes" }).getByRole("row")).toHaveCount(4);
      await page.goto(`/admin/promotions?q=${encodeURIComponent(name)}`);
      await expect(page.getByRole("link", { name })).toBeVisible();
      expect(problems).toEqual([]);
    });
  });
}
