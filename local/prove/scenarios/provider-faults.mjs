import { randomUUID } from "node:crypto";
import { ask } from "../ask.mjs";

/** More than the client tries in one request. */
const CALLS = 6;

/** The provider refuses, fails, fails after its work, and hangs. @param {import("../prove.mjs").Proof} proof */
export async function providerFaults({ shop, shopper, variants, expect, count }) {
  const [, , , , , , variantId = ""] = variants;
  await shopper.makeAvailable(variantId, 100);
  for (const mode of ["fail", "fail_after", "hang"]) {
    const cartId = await shopper.fillCart([{ variantId, quantity: 1 }]);
    const key = randomUUID();
    await shopper.shape("faults", { mode, count: CALLS });
    count("faults of the provider", CALLS);
    const begun = performance.now();
    const [failed, list] = await Promise.all([
      shopper.tryCheckout(cartId, { key }).catch((error) => ({ status: 0, body: { code: String(error) } })),
      ask(`${shop.read().appUrls[1]}/products/contour-mug`),
    ]);
    const seconds = (performance.now() - begun) / 1000;
    await shopper.shape("faults", { mode: "none", count: 1 });
    expect(
      `the provider's “${mode}” is told as an error that can be tried again; browsing goes on`,
      (failed.status === 503 || failed.status === 201) && list.status === 200,
      { ...failed, seconds },
    );
    const again = await shopper.checkout(cartId);
    if ("refused" in again || !again.sessionId) {
      expect("the same checkout goes on afterwards", false, again);
      continue;
    }
    await shopper.pay(again.sessionId);
    const orders = await shop.sql`
      select id from "order"
      where cart_id = (select cart_id from "order" where id = ${again.order.id}) and status <> 'canceled'`;
    expect(
      "the same checkout goes on afterwards: one order, one payment",
      (await shopper.waitForConfirmation(again.order)) && orders.length === 1,
      orders,
    );
  }
}
