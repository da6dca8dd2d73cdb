import { ask, askUntil } from "../ask.mjs";

const REFUNDS = 10;

/** Refunds at once that are more than was paid together. @param {import("../prove.mjs").Proof} proof */
export async function parallelRefunds({ shopper, variants, expect, count }) {
  const [, , , , variantId = ""] = variants;
  await shopper.makeAvailable(variantId, 100);
  const checkout = await shopper.checkout(await shopper.fillCart([{ variantId, quantity: 2 }]));
  if ("refused" in checkout || !checkout.sessionId) throw new Error(JSON.stringify(checkout));
  const { order } = checkout;
  await shopper.pay(checkout.sessionId);
  await shopper.waitForConfirmation(order);
  const amount = { amount: Math.ceil(order.total.amount * 0.6), currency: order.total.currency };
  const answers = await Promise.all(
    Array.from({ length: REFUNDS }, () =>
      ask(`${shopper.anyApp()}/admin/orders/${order.id}/refunds`, {
        headers: shopper.staff,
        data: { amount, reason: "proof" },
      }),
    ),
  );
  count("tries", REFUNDS);
  const refunded = (
    await askUntil(() => ask(`${shopper.anyApp()}/orders/${order.id}?token=${order.accessToken}`))
  ).body.refunded.amount;
  expect(
    `${REFUNDS} parallel refunds of 60 %: one is made`,
    answers.filter(({ status }) => status === 201).length === 1 &&
      answers.filter(({ body }) => body.code === "refund_exceeds_payment").length === REFUNDS - 1 &&
      refunded === amount.amount,
    answers.map(({ status, body }) => `${status} ${body.code ?? ""}`),
  );
}
