import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { readLocal } from "./local";

export type PaidOrder = { orderId: string; number: string; token: string; path: string };

const json = async <Shape>(response: APIResponse) => (await response.json()) as Shape;

/** A paid order of two of a product, through the API. */
export async function buyTwo(request: APIRequestContext, product: string): Promise<PaidOrder> {
  const { variants } = await json<{ variants: { id: string }[] }>(
    await request.get(`/api/v1/products/${product}`),
  );
  const cart = await json<{ id: string }>(await request.post("/api/v1/carts", { data: {} }));
  await request.post(`/api/v1/carts/${cart.id}/lines`, { data: { variantId: variants[0]?.id, quantity: 2 } });
  const methods = await json<{ data: { id: string }[] }>(
    await request.get(`/api/v1/carts/${cart.id}/shipping-methods?country=US&region=NY&postalCode=10001`),
  );
  const shippingAddress = {
    name: "Ada Lovelace",
    line1: "1 Main Street",
    city: "New York",
    region: "NY",
    postalCode: "10001",
    country: "US",
  };
  const answer = await request.post(`/api/v1/carts/${cart.id}/checkout`, {
    data: { email: "ada@example.com", shippingMethodId: methods.data[0]?.id, shippingAddress },
  });
  expect(answer.status()).toBe(201);
  const { order, payment } = await json<{
    order: { id: string; number: string; accessToken: string };
    payment: { url: string };
  }>(answer);
  const session = /cs_\w+/.exec(payment.url)?.[0];
  await request.post(`${readLocal().stripe.url}/_test/checkout/sessions/${session}/complete`, {
    data: { card: "4242424242424242" },
  });
  const asked = `/api/v1/orders/${order.id}?token=${order.accessToken}`;
  await expect
    .poll(async () => json<{ status: string }>(await request.get(asked)), { timeout: 20_000 })
    .toMatchObject({ status: "confirmed" });
  return {
    orderId: order.id,
    number: order.number,
    token: order.accessToken,
    path: `/orders/${order.id}?token=${order.accessToken}`,
  };
}

/** Lets all of it leave, as staff do over the API. */
export async function ship(request: APIRequestContext, orderId: string): Promise<void> {
  const answer = await request.post(`/api/v1/admin/orders/${orderId}/fulfillments`, {
    headers: { authorization: `Bearer ${readLocal().apiKey}` },
    data: { carrier: "DHL" },
  });
  expect(answer.status()).toBe(201);
}
