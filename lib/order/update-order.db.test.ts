import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderEvent, orderEventPersonal } from "@/db/schema/order";
import { makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { settlePayment } from "@/lib/payment/settle-payment";
import { failureOf, openCheckout } from "@/lib/testing/checkout";
import { effectsOf, openOrder, timelineOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { getOrder } from "./get-order";
import { updateOrder } from "./update-order";

let shop: Shop;
let shippingMethodId: string;
beforeAll(async () => {
  shop = await startShop();
  shippingMethodId = await makeShippingMethod(shop.db);
});
afterAll(() => shop.stop());

const staff = () => asStaff(shop.ctx);
const parcel = { carrier: "", trackingNumber: "", trackingUrl: "" };

async function confirmed() {
  const { variantId } = await makeVariant(shop.db, { requiresShipping: true });
  const opened = await openCheckout(shop.ctx, [{ variantId, quantity: 2 }], { shippingMethodId });
  await shop.pay(opened.sessionId);
  await settlePayment(shop.ctx, opened.orderId);
  const order = await getOrder(staff(), opened);
  if (!order.shippingAddress) throw new Error("no address");
  return { ...order, shippingAddress: order.shippingAddress, orderId: opened.orderId };
}

test("an edit changes what it names, keeps the total, and says in the timeline what was before", async () => {
  const { orderId, shippingAddress, total, billingAddress } = await confirmed();
  const moved = { ...shippingAddress, line1: "2 Side Street" };
  const edited = await updateOrder(staff(), { orderId, email: "eve@example.com", shippingAddress: moved });
  expect(edited).toMatchObject({ email: "eve@example.com", shippingAddress: moved, billingAddress, total });
  expect((await getOrder(staff(), { orderId })).events.at(-1)).toMatchObject({
    type: "edited",
    data: { before: { email: "ada@example.com", shippingAddress } },
  });
  const [event] = (await shop.db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId))).filter(
    ({ type }) => type === "edited",
  );
  expect(event?.actor).toBe("staff:owner@example.com");
  expect(await effectsOf(shop, orderId)).toContain("order/edited");
});

test("what an edit has replaced is forgotten with one statement, and the timeline stays", async () => {
  const { orderId, shippingAddress } = await confirmed();
  const moved = { ...shippingAddress, line1: "2 Side Street" };
  await updateOrder(staff(), { orderId, email: "eve@example.com", shippingAddress: moved });
  const rows = await shop.db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId));
  expect(JSON.stringify(rows)).not.toMatch(/ada@example\.com|Main Street/);
  await shop.db.delete(orderEventPersonal).where(eq(orderEventPersonal.orderId, orderId));
  const { events } = await getOrder(staff(), { orderId });
  expect(events.at(-1)).toMatchObject({ type: "edited", data: { fields: ["email", "shippingAddress"] } });
  expect(JSON.stringify(events)).not.toMatch(/ada@example\.com|Main Street/);
});

test("of 10 edits made from the same view one counts; the others hear what it left, and change nothing", async () => {
  const { orderId, updatedAt: expectedUpdatedAt } = await confirmed();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      updateOrder(staff(), { orderId, expectedUpdatedAt, note: `note ${index}` }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { note, updatedAt } = await getOrder(staff(), { orderId });
  expect(note).toMatch(/^note \d$/);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ code: "conflict", details: { current: { note, updatedAt } } });
  await updateOrder(staff(), { orderId, expectedUpdatedAt: updatedAt, note: "the last" });
  expect((await timelineOf(shop, orderId)).filter((type) => type === "edited")).toHaveLength(2);
});

test("another country or region is refused with the reason, for nothing is taxed anew", async () => {
  const { orderId, shippingAddress } = await confirmed();
  for (const change of [{ country: "DE" }, { region: "NY" }]) {
    const failure = await failureOf(
      updateOrder(staff(), { orderId, note: "moved", shippingAddress: { ...shippingAddress, ...change } }),
    );
    expect(failure.code).toBe("validation_failed");
    expect(failure.message).toContain("taxed");
  }
  expect(await getOrder(staff(), { orderId })).toMatchObject({ note: "", shippingAddress });
});

test("an edit that changes nothing writes nothing", async () => {
  const { orderId, email, note, shippingAddress, updatedAt } = await confirmed();
  await updateOrder(staff(), { orderId, email, note, shippingAddress });
  expect(await getOrder(staff(), { orderId })).toMatchObject({ updatedAt });
  expect(await timelineOf(shop, orderId)).not.toContain("edited");
});

test("what waits for its payment or has wholly left is not edited; what has left in part still is", async () => {
  const waiting = await openOrder(shop);
  expect((await failureOf(updateOrder(staff(), { orderId: waiting.orderId, note: "x" }))).code).toBe(
    "order_state",
  );
  const { orderId, lines } = await confirmed();
  await fulfillOrder(staff(), { orderId, lines: [{ lineId: lines[0]?.id ?? "", quantity: 1 }], ...parcel });
  expect(await updateOrder(staff(), { orderId, note: "x" })).toMatchObject({ note: "x" });
  await fulfillOrder(staff(), { orderId, ...parcel });
  expect((await failureOf(updateOrder(staff(), { orderId, note: "y" }))).code).toBe("order_state");
});
