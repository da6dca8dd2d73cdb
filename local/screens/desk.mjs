import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

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

  /**
   * @param {string | null} card pays with it; null: nobody pays. @param {string} [email]
   * @returns {Promise<{ id: string, path: string }>}
   */
  const placeOrder = async (card, email = "ada@example.com") => {
    const cartId = await fillCart(2);
    const methods = await api(`/carts/${cartId}/shipping-methods?country=US`);
    const { order, payment } = await api(`/carts/${cartId}/checkout`, {
      email,
      shippingAddress: address,
      shippingMethodId: methods.data[0].id,
    });
    const session = /cs_\w+/.exec(payment.url)?.[0];
    if (card) await ask(`${stripe.url}/_test/checkout/sessions/${session}/complete`, { card });
    return { id: order.id, path: `/orders/${order.id}?token=${order.accessToken}` };
  };

  /** Pays an order, and waits until its invoice is there. @returns {Promise<string>} where the invoice is read. */
  const placeInvoiced = async () => {
    const { id, path } = await placeOrder("4242424242424242");
    // Its own page asks the payment service, whatever became of the webhook.
    await fetch(`${appUrl}${path}`);
    for (let tries = 0; tries < 150; tries += 1) {
      const { data } = await ask(`${appUrl}/api/v1/admin/orders/${id}/invoices`, undefined, staff);
      if (data.length > 0) return path.replace("?", `/invoices/${data[0].id}?`);
      await pause(200);
    }
    throw new Error(`order ${id} has no invoice after half a minute`);
  };

  /** Waits until the payment is booked. @param {string} orderId */
  const settle = async (orderId) => {
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await api(`/admin/orders/${orderId}`)).status === "confirmed") return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error(`Order ${orderId} is not confirmed`);
  };

  /** Pays an order, and sends it. @returns {Promise<string>} where it is read. */
  const placeShipped = async () => {
    const { id, path } = await placeOrder("4242424242424242");
    await settle(id);
    await api(`/admin/orders/${id}/fulfillments`, {
      carrier: "Parcel post",
      trackingNumber: "PP 100 200 300",
      trackingUrl: "https://example.com/track/PP100200300",
    });
    return path;
  };

  /** The path that a mail to this address leads to. @param {string} email @param {RegExp} path */
  const findMailedPath = async (email, path) => {
    for (let tries = 0; tries < 60; tries += 1) {
      const letters = await ask(`${mail.url}/messages`);
      const texts = letters.flatMap((/** @type {{ to: string, text: string }} */ { to, text }) =>
        to === email ? [text] : [],
      );
      const found = texts.map((/** @type {string} */ text) => path.exec(text)?.[0]).find(Boolean);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error(`No mail to ${email} leads to ${path}`);
  };

  const customerEmail = `ada-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const password = crypto.randomUUID();
  /** @type {import("@playwright/test").Cookie[] | undefined} */
  let cookies;
  /** Asks for an account. @param {import("@playwright/test").Page} page @param {string} email @returns {Promise<string>} where it is confirmed. */
  const register = async (page, email) => {
    await page.goto("/account/register");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Name (optional)").fill(address.name);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Create the account" }).click();
    return findMailedPath(email, /\/account\/verify\/[\w-]+/);
  };

  /** Signs a customer in, who has ordered once, and registers the first time. @param {import("@playwright/test").Page} page */
  const signInCustomer = async (page) => {
    if (cookies) return page.context().addCookies(cookies);
    // As a guest: the account finds it.
    await settle((await placeOrder("4242424242424242", customerEmail)).id);
    await page.goto(await register(page, customerEmail));
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
    await page.getByRole("heading", { name: `Hello, ${address.name}` }).waitFor();
    await page.goto("/account/addresses/new");
    await page.getByLabel("Full name").fill(address.name);
    await page.getByLabel("Street and number").fill(address.line1);
    await page.getByLabel("City").fill(address.city);
    await page.getByLabel("State").selectOption("New York");
    await page.getByLabel("ZIP code").fill(address.postalCode);
    await page.getByRole("button", { name: "Save the address" }).click();
    await page.getByText("The address is saved.").waitFor();
    cookies = await page.context().cookies();
  };

  /** Asks for another address of the account. @param {import("@playwright/test").Page} page @returns {Promise<string>} where it is confirmed. */
  const askForAddress = async (page) => {
    const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.org`;
    await signInCustomer(page);
    await page.goto("/account/profile");
    const form = page.locator("form").filter({ has: page.getByLabel("New address") });
    await form.getByLabel("New address").fill(email);
    await form.getByLabel("Current password").fill(password);
    await form.getByRole("button").click();
    return findMailedPath(email, /\/account\/email\/[\w-]+/);
  };

  /** As somebody who has forgotten the password. @param {import("@playwright/test").Page} page */
  const askForReset = async (page) => {
    await signInCustomer(page);
    await page.context().clearCookies();
    await page.goto("/account/forgot");
    await page.getByLabel("E-mail").fill(customerEmail);
    await page.getByRole("button", { name: "Send the link" }).click();
    return findMailedPath(customerEmail, /\/account\/reset\/[\w-]+/);
  };

  /** Sends the link to pay an order that staff put together. @returns {Promise<string>} its path. */
  const sendDraft = async () => {
    const cartId = await fillCart(2);
    const { lines } = await api(`/carts/${cartId}`);
    const methods = await api(`/carts/${cartId}/shipping-methods?country=US`);
    const draft = await api("/admin/draft-orders", {
      email: "ada@example.com",
      shippingAddress: address,
      shippingMethodId: methods.data[0].id,
      discount: { percentPpm: 100_000, reason: "With our thanks" },
      lines: lines.map((/** @type {any} */ { variantId, quantity }) => ({ variantId, quantity })),
    });
    const path = `/admin/draft-orders/${draft.id}/send`;
    return new URL((await api(path, { expectedVersion: draft.version })).paymentLink).pathname;
  };

  return {
    url: appUrl,
    admin,
    signInCustomer,
    sendDraft,
    api,
    findProduct,
    fillCart,
    placeOrder,
    settle,
    findMailedPath,
    placeInvoiced,
    placeShipped,
    askForReset,
    askForAddress,
    register,
  };
}
