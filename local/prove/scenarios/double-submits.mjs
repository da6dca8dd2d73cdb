import { randomUUID } from "node:crypto";
import { toCheckout } from "../shopper.mjs";

const SUBMITS = 20;

/** The same checkout many times at once, with one key and with none. @param {import("../prove.mjs").Proof} proof */
export async function doubleSubmits({ shopper, variants, expect, count }) {
  const [, , variantId = ""] = variants;
  await shopper.makeAvailable(variantId, 100);
  for (const key of [randomUUID(), undefined]) {
    const cartId = await shopper.fillCart([{ variantId, quantity: 1 }]);
    const answers = await Promise.all(
      Array.from({ length: SUBMITS }, () => shopper.tryCheckout(cartId, key ? { key } : {})),
    );
    count("tries", SUBMITS);
    const placed = answers.filter(({ status }) => status === 201).map(({ body }) => toCheckout(body));
    const orders = new Set(placed.map(({ order }) => order.id));
    const sessions = new Set(placed.map(({ sessionId }) => sessionId));
    expect(
      `${SUBMITS} submits of one checkout ${key ? "under one key" : "without a key"}: one order, one payment page`,
      orders.size === 1 && sessions.size === 1 && answers.every(({ status }) => status < 500),
      answers.map(({ status, body }) => `${status} ${body.code ?? ""}`),
    );
    const [first] = placed;
    if (!first?.sessionId) continue;
    await shopper.pay(first.sessionId);
    expect("it is confirmed once", await shopper.waitForConfirmation(first.order), first.order.id);
  }
}
