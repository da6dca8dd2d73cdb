import { readFileSync } from "node:fs";

const address = {
  name: "Ada Lovelace",
  line1: "1 Main Street",
  city: "New York",
  region: "NY",
  postalCode: "10001",
  country: "US",
};

/**
 * @typedef {ReturnType<typeof openDesk>} Desk what brings a shop into the states that are photographed, through its
 * own API and the controls of the local payment service.
 * @param {string} file the shop's local.json.
 */
export function openDesk(file) {
  const { appUrl, apiKey, stripe, mail, admin } = JSON.parse(readFileSync(file, "utf8"));
  const staff = { authorization: `Bearer ${apiKey}` };

  /** @param {string} url @param {unknown} [body] @param {Record<string, string>} [headers] @returns {Promise<any>} */
  const ask = async (url, body, headers = {}) => {
    const init =
      body === undefined
        ? { headers }
        : {
            method: "POST",
            headers: { ...headers, "content-type": "application/json" },
            body: JSON.stringify(body),
          };
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
    return response.json();
  };
  /** @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  const api = (path, body) => ask(`${appUrl}/api/v1${path}`, body, path.startsWith("/admin/") ? staff : {});

  /** The first product of this class of stock; one with several variants where `several`. */
  const findProduct = async (/** @type {string} */ stockClass, several = false) => {
    const { data } = await api("/products?limit=100");
    for (const { handle } of data.filter((/** @type {any} */ found) => found.stockClass === stockClass)) {
      const product = await api(`/products/${handle}`);
      if (product.variants.length > 1 === several) return product;
    }
    throw new Error(`The shop has no product that is ${stockClass}`);
  };

  /** @param {number} count of lines @returns {Promise<string>} the cart's id. */
  const fillCart = async (count) => {
    const { data } = await api("/products?limit=100");
    const { id } = await api("/carts", {});
    const products = data
      .filter((/** @type {any} */ found) => found.stockClass === "in_stock")
      .slice(0, count);
    for (const { handle } of products) {
      const { variants } = await api(`/products/${handle}`);
      const variantId = variants.find((/** @type {any} */ variant) => variant.available > 5)?.id;
      if (variantId) await api(`/carts/${id}/lines`, { variantId, quantity: 1 });
    }
    return id;
  };

  /** @param {string | null} card pays with it; null: nobody pays. @returns {Promise<{ id: string, path: string }>} */
  const placeOrder = async (card) => {
    const cartId = await fillCart(2);
    const methods = await api(`/carts/${cartId}/shipping-methods?country=US`);
    const { order, payment } = await api(`/carts/${cartId}/checkout`, {
      email: "ada@example.com",
      shippingAddress: address,
      shippingMethodId: methods.data[0].id,
    });
    const session = /cs_\w+/.exec(payment.url)?.[0];
    if (card) await ask(`${stripe.url}/_test/checkout/sessions/${session}/complete`, { card });
    return { id: order.id, path: `/orders/${order.id}?token=${order.accessToken}` };
  };

  /** Waits until the payment is booked. @param {string} orderId */
  const settle = async (orderId) => {
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await api(`/admin/orders/${orderId}`)).status === "confirmed") return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`Order ${orderId} is not confirmed`);
  };

  /** The path that a mail to this address leads to. @param {string} email @param {RegExp} path */
  const findMailedPath = async (email, path) => {
    for (let tries = 0; tries < 60; tries += 1) {
      const letters = await ask(`${mail.url}/messages`);
      const letter = letters.find((/** @type {{ to: string }} */ { to }) => to === email);
      const found = path.exec(letter?.text ?? "")?.[0];
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error(`No mail to ${email} leads to ${path}`);
  };

  return { url: appUrl, admin, api, findProduct, fillCart, placeOrder, settle, findMailedPath };
}
