import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payment } from "@/db/schema/payment";
import { openOrder, statusOf, timelineOf } from "@/lib/testing/orders";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { checkDuePayments } from "./check-due-payments";
import { settlePayment } from "./settle-payment";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

async function overdue(orderId: string) {
  await shop.db
    .update(payment)
    .set({ sessionExpiresAt: sql`now() - interval '1 minute'`, nextCheckAt: sql`now()` })
    .where(eq(payment.orderId, orderId));
}

test("expiry asks the provider first: what is complete there is settled", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  await overdue(orderId);
  await checkDuePayments(shop.ctx);
  expect(await statusOf(shop, orderId)).toBe("confirmed");
});

test("expiry ends the session at the provider, and releases the stock exactly once", async () => {
  const { orderId, sessionId, variantId } = await openOrder(shop);
  await overdue(orderId);
  await Promise.all(Array.from({ length: 5 }, () => checkDuePayments(shop.ctx)));
  await cancelUnpaidOrder(shop.ctx, { orderId, reason: "again" });
  await settlePayment(shop.ctx, orderId);
  expect(await shop.session(sessionId)).toMatchObject({ status: "expired" });
  expect(await timelineOf(shop, orderId)).toEqual(["placed", "canceled"]);
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "release"]);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
});

test("expiry releases nothing while the provider is away", async () => {
  const { orderId, variantId } = await openOrder(shop);
  await overdue(orderId);
  await shop.faults("fail", 100);
  await checkDuePayments(shop.ctx);
  await expect(cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" })).rejects.toMatchObject({
    code: "payment_unavailable",
  });
  await shop.faults("none", 1);
  expect(await statusOf(shop, orderId)).toBe("pending_payment");
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2 });
});

test("canceling an order that was paid a moment ago confirms it instead", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  const row = await cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" });
  expect(row.status).toBe("confirmed");
});

test("paying and canceling at once end in one of the two, with the stock to match", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { orderId, sessionId, variantId } = await openOrder(shop);
    await Promise.all([
      shop.pay(sessionId),
      cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" }),
      settlePayment(shop.ctx, orderId),
    ]);
    await settlePayment(shop.ctx, orderId);
    const { status } = await shop.session(sessionId);
    const paid = status === "complete";
    expect(await statusOf(shop, orderId)).toBe(paid ? "confirmed" : "canceled");
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0, allocated: paid ? 2 : 0 });
  }
});

test("a provider that hangs holds up a round for its time, and no longer; the next round takes up what was left", async () => {
  const orders = [await openOrder(shop), await openOrder(shop), await openOrder(shop), await openOrder(shop)];
  for (const { orderId } of orders) await overdue(orderId);
  await shop.faults("hang", 100);
  const begun = performance.now();
  await checkDuePayments(shop.ctx);
  // Each of them is given up after some ten seconds: nobody waits for all four.
  expect(performance.now() - begun).toBeLessThan(35_000);
  await shop.faults("none", 1);
  for (const { orderId } of orders) expect(await statusOf(shop, orderId)).toBe("pending_payment");
  for (const { orderId } of orders) await overdue(orderId);
  await checkDuePayments(shop.ctx);
  for (const { orderId } of orders) expect(await statusOf(shop, orderId)).toBe("canceled");
});
