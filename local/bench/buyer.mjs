import http from "node:http";

const CARD = "4242424242424242";
const address = {
  name: "Ada Lovelace",
  line1: "1 Main Street",
  city: "New York",
  region: "NY",
  postalCode: "10001",
  country: "US",
};

/**
 * Somebody who buys over HTTP: cart, line, checkout, payment at the local provider, and the order's confirmation by the
 * provider's event.
 *
 * @param {import("./shop.mjs").Shop} shop @param {{ variantId: string, shippingMethodId: string }} choice
 */
export function openBuyer(shop, { variantId, shippingMethodId }) {
  const agent = new http.Agent({ keepAlive: true });
  const post = (/** @type {string} */ url, /** @type {unknown} */ data) => send(agent, url, data);
  return {
    close: () => agent.destroy(),
    /** @returns {Promise<string>} the order's id. */
    buy: async () => {
      const api = `${shop.url}/api/v1`;
      const cart = await post(`${api}/carts`, {});
      await post(`${api}/carts/${cart.id}/lines`, { variantId, quantity: 1 });
      const { order, payment } = await post(`${api}/carts/${cart.id}/checkout`, {
        email: "ada@example.com",
        shippingAddress: address,
        shippingMethodId,
      });
      const sessionId = /cs_\w+/.exec(payment.url)?.[0];
      await post(`${shop.stripeUrl}/_test/checkout/sessions/${sessionId}/complete`, { card: CARD });
      await untilConfirmed(shop.sql, order.id);
      return order.id;
    },
  };
}

/** Those who wait for an order. @type {Map<string, () => void>} */
const waiting = new Map();
let isAsking = false;

/**
 * Asked of the database, for all buyers in one statement, so that waiting costs the app nothing and the machine little.
 *
 * @param {import("postgres").Sql} sql @param {string} id
 */
async function untilConfirmed(sql, id) {
  const confirmed = new Promise((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error(`order ${id} was not confirmed within a minute`)),
      60_000,
    );
    waiting.set(id, () => {
      clearTimeout(patience);
      resolve(undefined);
    });
  });
  if (!isAsking) askUntilNobodyWaits(sql).catch((error) => console.error(error));
  await confirmed.finally(() => waiting.delete(id));
}

/** @param {import("postgres").Sql} sql */
async function askUntilNobodyWaits(sql) {
  isAsking = true;
  try {
    while (waiting.size > 0) {
      const ids = [...waiting.keys()];
      const rows = await sql`select id from "order" where id = any(${ids}) and status = 'confirmed'`;
      for (const { id } of rows) waiting.get(id)?.();
      await new Promise((wake) => setTimeout(wake, 10));
    }
  } finally {
    isAsking = false;
  }
}

/** @param {http.Agent} agent @param {string} url @param {unknown} data @returns {Promise<any>} */
function send(agent, url, data) {
  const body = JSON.stringify(data);
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const request = http.request(url, { method: "POST", agent, headers }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
        else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 300)}`));
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
