import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, askUntil, PATIENCE_MS } from "./ask.mjs";

const GOOD_CARD = "4242424242424242";
export const BAD_CARD = "4000000000000002";
const address = {
  name: "Ada Lovelace",
  line1: "1 Main Street",
  city: "New York",
  region: "NY",
  postalCode: "10001",
  country: "US",
};

/**
 * @typedef {{ variantId: string, quantity: number }} Line
 * @typedef {{ id: string, accessToken: string, total: { amount: number, currency: string } }} Order
 * @typedef {{ order: Order, sessionId: string | null }} Checkout
 */

/** What a shopper, or a program in a shopper's name, does over HTTP: through any instance, again until it is answered. */
/** @param {import("./shop.mjs").Shop} shop */
export function shopperOf(shop) {
  const { apiKey } = shop.read();
  const staff = { authorization: `Bearer ${apiKey}` };
  const anyApp = () => {
    const { appUrls } = shop.read();
    return `${appUrls[Math.floor(Math.random() * appUrls.length)]}/api/v1`;
  };
  const stripe = (/** @type {string} */ path) => `${shop.read().stripe.url}/_test/${path}`;
  const methodId = once(async (/** @type {string} */ cartId) => {
    const { body } = await askUntil(() => ask(`${anyApp()}/carts/${cartId}/shipping-methods?country=US`));
    return /** @type {string} */ (body.data[0].id);
  });

  /** @param {Line[]} lines @returns {Promise<string>} the cart's id. */
  async function fillCart(lines) {
    const { body } = await askUntil(() => ask(`${anyApp()}/carts`, { data: {} }));
    for (const line of lines) {
      // Sent twice, a line would be summed: the key makes it one.
      const headers = { "idempotency-key": randomUUID() };
      await askUntil(() => ask(`${anyApp()}/carts/${body.id}/lines`, { data: line, headers }));
    }
    return body.id;
  }

  /** One try to check out. @param {string} cartId @param {{ key?: string, email?: string, base?: string }} [options] */
  async function tryCheckout(cartId, { key, email = "ada@example.com", base = anyApp() } = {}) {
    return ask(`${base}/carts/${cartId}/checkout`, {
      data: { email, shippingAddress: address, shippingMethodId: await methodId(cartId) },
      ...(key ? { headers: { "idempotency-key": key } } : {}),
    });
  }

  /**
   * Checks out, as a browser does: the same button again until there is an answer. A key in the hands of a process that
   * was killed is free again after a while.
   *
   * @param {string} cartId @returns {Promise<Checkout | { refused: string }>}
   */
  async function checkout(cartId) {
    const key = randomUUID();
    const { status, body } = await askUntil(() => tryCheckout(cartId, { key }));
    return status === 201 ? toCheckout(body) : { refused: body.code };
  }

  /**
   * Pays on the provider's page. @param {string} sessionId @param {string} card
   * @returns {Promise<boolean>} whether the provider says that it is paid.
   */
  async function pay(sessionId, card = GOOD_CARD) {
    await askUntil(() => ask(stripe(`checkout/sessions/${sessionId}/complete`), { data: { card } }));
    const { body } = await askUntil(() => ask(stripe(`checkout/sessions/${sessionId}`)));
    return body.payment_status === "paid";
  }

  /** @param {Order} order */
  const read = ({ id, accessToken }) =>
    askUntil(() => ask(`${anyApp()}/orders/${id}?token=${accessToken}`)).then(({ body }) => body);

  return {
    staff,
    anyApp,
    stripe,
    fillCart,
    tryCheckout,
    checkout,
    pay,
    read,
    /** Comes back from the payment page to the order's: the shop asks the provider then. @param {Order} order */
    comeBack: ({ id, accessToken }) =>
      askUntil(() => ask(`${anyApp().replace(/\/api\/v1$/, "")}/orders/${id}?token=${accessToken}`)),
    /** Waits until the order is confirmed. @param {Order} order @returns {Promise<boolean>} false when it never was. */
    waitForConfirmation: async (order) => {
      const deadline = Date.now() + PATIENCE_MS;
      while (Date.now() < deadline) {
        const { status } = await read(order);
        if (status === "confirmed" || status === "completed") return true;
        await sleep(300);
      }
      return false;
    },
    /** Sets what can be bought of a variant. @param {string} variantId @param {number} wanted */
    makeAvailable: async (variantId, wanted) => {
      const find = () => ask(`${anyApp()}/admin/inventory?variantId=${variantId}`, { headers: staff });
      const { body } = await askUntil(find);
      const { available } = body.data[0];
      const headers = { ...staff, "idempotency-key": randomUUID() };
      const data = { variantId, delta: wanted - available, reason: "proof" };
      await askUntil(() => ask(`${anyApp()}/admin/inventory/adjustments`, { data, headers }));
    },
    /** Shapes what the provider does. @param {string} what @param {object} data */
    shape: (what, data) => askUntil(() => ask(stripe(what), { data })),
  };
}

/** @param {any} body @returns {Checkout} */
export function toCheckout({ order, payment }) {
  return { order, sessionId: payment ? (/cs_\w+/.exec(payment.url)?.[0] ?? null) : null };
}

/** @template {unknown[]} Args, Result @param {(...args: Args) => Promise<Result>} work */
function once(work) {
  /** @type {Promise<Result> | undefined} */
  let result;
  return (/** @type {Args} */ ...args) => {
    result ??= work(...args).catch((error) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}
