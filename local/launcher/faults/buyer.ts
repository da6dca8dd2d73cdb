import { expect } from "vitest";

const GOOD_CARD = "4242424242424242";
const address = {
  name: "Ada Lovelace",
  line1: "1 Main Street",
  city: "Springfield",
  region: "IL",
  postalCode: "62701",
  country: "US",
};

export type Answer = { status: number; body: Record<string, unknown> };

/**
 * Somebody who buys over HTTP, from the shop that `appUrl` names at the time, and pays at the provider, which a browser
 * reaches whatever the shop's own connection to it is like.
 */
export function buyerOf({ appUrl, stripeUrl }: { appUrl: () => string; stripeUrl: string }) {
  async function ask(path: string, data?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${appUrl()}/api/v1/${path}`, {
      method: data === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
  }

  return {
    ask,
    /** @returns the cart's id. */
    fillCart: async (variantId: string): Promise<string> => {
      const cart = await ask("carts", {});
      expect(cart).toMatchObject({ status: 201 });
      const cartId = String(cart.body.id);
      expect(await ask(`carts/${cartId}/lines`, { variantId, quantity: 1 })).toMatchObject({ status: 201 });
      return cartId;
    },
    checkOut: (cartId: string, email: string) =>
      ask(`carts/${cartId}/checkout`, { email, shippingAddress: address }),
    /** @param placed the answer to a checkout. @returns the order's id. */
    pay: async ({ body }: Answer): Promise<string> => {
      const { order, payment } = body as { order: { id: string }; payment: { url: string } };
      const session = /cs_\w+/.exec(payment.url)?.[0];
      await fetch(`${stripeUrl}/_test/checkout/sessions/${session}/complete`, {
        method: "POST",
        body: JSON.stringify({ card: GOOD_CARD }),
      });
      return order.id;
    },
  };
}
