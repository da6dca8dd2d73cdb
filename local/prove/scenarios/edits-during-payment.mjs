import { ask, askUntil } from "../ask.mjs";

/** The price rises and the stock falls while somebody pays: what was agreed holds. @param {import("../prove.mjs").Proof} proof */
export async function editsDuringPayment({ shopper, variants, expect, count }) {
  const [, , , , , variantId = ""] = variants;
  await shopper.makeAvailable(variantId, 1);
  const cartId = await shopper.fillCart([{ variantId, quantity: 1 }]);
  const later = await shopper.fillCart([{ variantId, quantity: 1 }]);
  const checkout = await shopper.checkout(cartId);
  if ("refused" in checkout || !checkout.sessionId) throw new Error(JSON.stringify(checkout));
  const headers = shopper.staff;
  const { body: level } = await askUntil(() =>
    ask(`${shopper.anyApp()}/admin/inventory?variantId=${variantId}`, { headers }),
  );
  const below = await ask(`${shopper.anyApp()}/admin/inventory/adjustments`, {
    headers,
    data: { variantId, setTo: level.data[0].reserved + level.data[0].allocated - 1, reason: "proof" },
  });
  expect("a count below what orders hold is refused", below.status === 409, below);
  const product = await findProductOf(shopper, variantId);
  const own = product.variants.find((/** @type {{ id: string }} */ { id }) => id === variantId);
  const raised = { amount: own.price.amount + 700, currency: own.price.currency };
  const patched = await ask(`${shopper.anyApp()}/admin/variants/${variantId}`, {
    method: "PATCH",
    headers,
    data: { price: raised, compareAtPrice: null },
  });
  count("tries", 3);
  expect("the price can be raised meanwhile", patched.status === 200, patched);
  await shopper.pay(checkout.sessionId);
  const confirmed = await shopper.waitForConfirmation(checkout.order);
  const { total } = await shopper.read(checkout.order);
  expect(
    "who was paying pays what was agreed, and gets the unit",
    confirmed && total.amount === checkout.order.total.amount,
    total,
  );
  const { body } = await shopper.tryCheckout(later);
  expect("who comes after is told that it is gone", body.code === "insufficient_stock", body);
}

/** @param {ReturnType<typeof import("../shopper.mjs").shopperOf>} shopper @param {string} variantId */
async function findProductOf({ anyApp }, variantId) {
  const { body } = await askUntil(() => ask(`${anyApp()}/products?limit=20`));
  for (const { handle } of body.data) {
    const { body: product } = await askUntil(() => ask(`${anyApp()}/products/${handle}`));
    if (product.variants.some((/** @type {{ id: string }} */ { id }) => id === variantId)) return product;
  }
  throw new Error(`no product of ${variantId}`);
}
