import { toCheckout } from "../shopper.mjs";

const BUYERS = 200;
const UNITS = 25;

/** Parallel buyers of two things, in opposite orders, far beyond what there is. @param {import("../prove.mjs").Proof} proof */
export async function buyersBeyondStock({ shop, shopper, variants, expect, count }) {
  const [one = "", other = ""] = variants;
  await shopper.makeAvailable(one, UNITS);
  await shopper.makeAvailable(other, UNITS);
  /** @type {string[]} */
  const carts = [];
  for (let buyer = 0; buyer < BUYERS; buyer += 20) {
    const lines = [one, other].map((variantId) => ({ variantId, quantity: 1 }));
    const some = Array.from({ length: 20 }, (_, index) =>
      shopper.fillCart(index % 2 === 0 ? lines : lines.toReversed()),
    );
    carts.push(...(await Promise.all(some)));
  }
  const { appUrls } = shop.read();
  const answers = await Promise.all(
    carts.map((cartId, index) =>
      shopper.tryCheckout(cartId, { base: `${appUrls[index % appUrls.length]}/api/v1` }),
    ),
  );
  const placed = answers.filter(({ status }) => status === 201).map(({ body }) => toCheckout(body));
  const refused = answers.filter(({ body }) => body.code === "insufficient_stock");
  count("tries", BUYERS);
  expect(
    `${BUYERS} buyers of ${UNITS} units over two instances: ${UNITS} orders, all others told so, no server error`,
    placed.length === UNITS && refused.length === BUYERS - UNITS,
    answers.map(({ status, body }) => `${status} ${body.code ?? ""}`),
  );
  const paid = await Promise.all(placed.map(({ sessionId }) => shopper.pay(sessionId ?? "")));
  const confirmed = await Promise.all(placed.map(({ order }) => shopper.waitForConfirmation(order)));
  expect(
    `${UNITS} of them are paid and confirmed`,
    paid.every(Boolean) && confirmed.filter(Boolean).length === UNITS,
    confirmed,
  );
  const [deadlocks] =
    await shop.sql`select deadlocks::int from pg_stat_database where datname = current_database()`;
  expect("no deadlock", deadlocks?.deadlocks === 0, deadlocks);
}
