import { type APIRequestContext, expect, test } from "@playwright/test";
import { readLocal } from "./local";

const { apiKey, appUrls, stripe } = readLocal();
const staff = { authorization: `Bearer ${apiKey}` };
const address = {
  name: "Ada",
  line1: "1 Main St",
  city: "New York",
  region: "NY",
  postalCode: "10001",
  country: "US",
};

async function findVariant(
  request: APIRequestContext,
  handle: string,
): Promise<{ id: string; available: number }> {
  const product = await (await request.get(`/api/v1/products/${handle}`)).json();
  return product.variants[0];
}

/** Whatever earlier orders hold. */
async function makeAvailable(request: APIRequestContext, handle: string, wanted: number): Promise<string> {
  const { id: variantId, available } = await findVariant(request, handle);
  const data = { variantId, delta: wanted - available, reason: "Test" };
  const adjusted = await request.post("/api/v1/admin/inventory/adjustments", { headers: staff, data });
  expect(adjusted.status()).toBe(201);
  return variantId;
}

test("a quantity that is no whole number from 1 to 999 is a clear problem, and leaves the cart as it was", async ({
  request,
}) => {
  const { id: variantId } = await findVariant(request, "quilt-mug");
  const { id: cartId } = await (await request.post("/api/v1/carts", { data: {} })).json();
  for (const quantity of [-1, 0, 0.5, 1e9, "1e3", "NaN", null]) {
    const response = await request.post(`/api/v1/carts/${cartId}/lines`, { data: { variantId, quantity } });
    expect(response.headers()["content-type"]).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 400,
      code: "validation_failed",
      errors: [{ path: "quantity" }],
    });
  }
  const drafts = await (await request.get("/api/v1/admin/products?status=draft", { headers: staff })).json();
  const draft = await (
    await request.get(`/api/v1/admin/products/${drafts.data[0].id}`, { headers: staff })
  ).json();
  for (const absent of ["018f0000-0000-7000-8000-000000000000", draft.variants[0].id]) {
    const data = { variantId: absent, quantity: 1 };
    const response = await request.post(`/api/v1/carts/${cartId}/lines`, { data });
    expect(await response.json()).toMatchObject({ code: "variant_not_found" });
  }
  expect((await (await request.get(`/api/v1/carts/${cartId}`)).json()).lines).toEqual([]);
});

test("twenty buyers at once for five units place exactly five orders", async ({ request }) => {
  const variantId = await makeAvailable(request, "dune-print", 5);
  const buyers = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const base = `${appUrls[index % appUrls.length]}/api/v1`;
      const cart = await (await request.post(`${base}/carts`, { data: {} })).json();
      await request.post(`${base}/carts/${cart.id}/lines`, { data: { variantId, quantity: 1 } });
      const methods = await (
        await request.get(`${base}/carts/${cart.id}/shipping-methods?country=US`)
      ).json();
      return { base, cartId: cart.id, shippingMethodId: methods.data[0].id };
    }),
  );
  const answers = await Promise.all(
    buyers.map(({ base, cartId, shippingMethodId }) =>
      request.post(`${base}/carts/${cartId}/checkout`, {
        data: { email: "ada@example.com", shippingAddress: address, shippingMethodId },
      }),
    ),
  );
  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status === 201)).toHaveLength(5);
  expect(statuses.filter((status) => status === 409)).toHaveLength(15);
  expect((await findVariant(request, "dune-print")).available).toBe(0);
});

test("a checkout that is sent again continues the same order on the same payment page, and is charged once what it says", async ({
  request,
}) => {
  const { id: variantId } = await findVariant(request, "weave-notebook");
  const { id: cartId } = await (await request.post("/api/v1/carts", { data: {} })).json();
  await request.post(`/api/v1/carts/${cartId}/lines`, { data: { variantId, quantity: 2 } });
  const methods = await (await request.get(`/api/v1/carts/${cartId}/shipping-methods?country=DE`)).json();
  const data = {
    email: "ada@example.com",
    shippingAddress: { ...address, region: "", country: "DE" },
    shippingMethodId: methods.data[0].id,
  };
  const stale = await request.post(`/api/v1/carts/${cartId}/checkout`, {
    data: { ...data, expectedTotal: { amount: 1, currency: "USD" } },
  });
  expect(await stale.json()).toMatchObject({ code: "price_changed", was: { amount: 1 } });
  const first = await (await request.post(`/api/v1/carts/${cartId}/checkout`, { data })).json();
  const again = await (await request.post(`/api/v1/carts/${cartId}/checkout`, { data })).json();
  expect(again).toEqual(first);
  const sessionId = first.payment.url.split("/").at(-1);
  await request.post(`${stripe.url}/_test/checkout/sessions/${sessionId}/complete`, {
    data: { card: "4242424242424242" },
  });
  const orderUrl = `/api/v1/orders/${first.order.id}?token=${first.order.accessToken}`;
  await expect.poll(async () => (await (await request.get(orderUrl)).json()).status).toBe("confirmed");
  const order = await (await request.get(orderUrl)).json();
  const session = await (await request.get(`${stripe.url}/_test/checkout/sessions/${sessionId}`)).json();
  expect(order.total.amount).toBe(session.amount_total);
  expect((await request.get(`/api/v1/orders/${first.order.id}`)).status()).toBe(404);
});

test("a limit outside 1 to 100, an unknown sort and a forged cursor are refused, never clamped", async ({
  request,
}) => {
  for (const query of ["limit=0", "limit=101", "limit=x", "sort=cheap", "cursor=abc", "cursor=abc.def"]) {
    expect((await request.get(`/api/v1/products?${query}`)).status(), query).toBe(400);
  }
});
