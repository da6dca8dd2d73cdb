import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeLevel, makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { checks } from "@/lib/doctor/checks";
import { runDoctor } from "@/lib/doctor/run-doctor";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { createStockLocation } from "@/lib/inventory/create-stock-location";
import { listStockLocations } from "@/lib/inventory/list-stock-locations";
import { removeStockLocation } from "@/lib/inventory/remove-stock-location";
import { getOrder } from "@/lib/order/get-order";
import { refundOrder } from "@/lib/payment/refund-order";
import { settlePayment } from "@/lib/payment/settle-payment";
import { failureOf, openCheckout } from "@/lib/testing/checkout";
import { effectsOf, timelineOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { approveReturn } from "./approve-return";
import { closeReturn } from "./close-return";
import { declineReturn } from "./decline-return";
import { listOrderReturns } from "./list-order-returns";
import { listReturns } from "./list-returns";
import { openReturn } from "./open-return";
import { receiveReturn } from "./receive-return";
import { refundReturn } from "./refund-return";
import { requestReturn } from "./request-return";
import { withdrawReturn } from "./withdraw-return";

let shop: Shop;
let shippingMethodId: string;
beforeAll(async () => {
  shop = await startShop();
  shippingMethodId = await makeShippingMethod(shop.db, { priceMinor: 500 });
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  const broken = (await runDoctor(shop.ctx)).filter(({ breaches }) => breaches.length > 0);
  expect(broken.flatMap(({ breaches }) => breaches)).toEqual([]);
  expect(checks.map(({ name }) => name)).toContain("returned-units");
  await shop.stop();
});

const staff = () => asStaff(shop.ctx);
const parcel = { carrier: "", trackingNumber: "", trackingUrl: "" };
const plain = { shipping: false, restock: false, reason: "test" };
const once = { refund: false, shipping: false };
const usd = (amount: number) => ({ amount, currency: "USD" });

/** A paid order of three units at 1000, and 500 of shipping. */
async function sell(variantId: string) {
  const opened = await openCheckout(shop.ctx, [{ variantId, quantity: 3 }], { shippingMethodId });
  await shop.pay(opened.sessionId);
  await settlePayment(shop.ctx, opened.orderId);
  const { orderId, accessToken: token } = opened;
  const order = await getOrder(staff(), { orderId });
  return { orderId, token, lineId: order.lines[0]?.id ?? "" };
}

/** The same, of which `left` have left. */
async function sold(left = 3) {
  const { variantId } = await makeVariant(shop.db, { taxable: false, requiresShipping: true });
  const { orderId, token, lineId } = await sell(variantId);
  if (left > 0) await fulfillOrder(staff(), { orderId, lines: [{ lineId, quantity: left }], ...parcel });
  return { orderId, token, variantId, lineId };
}

type Sold = Awaited<ReturnType<typeof sold>>;

const ask = ({ orderId, token, lineId }: Sold, quantity: number) =>
  requestReturn(shop.ctx, {
    orderId,
    token,
    lines: [{ lineId, quantity }],
    reason: "changed_mind",
    note: "",
  });
const freeOf = async ({ orderId, token }: Sold) =>
  (await listOrderReturns(shop.ctx, { orderId, token })).returnable[0]?.quantity ?? 0;
const approved = async (order: Sold, quantity: number) => {
  const { id: returnId } = await ask(order, quantity);
  await approveReturn(staff(), { returnId, answer: "" });
  return returnId;
};

test("of 20 that ask for the same unit at once, one gets it", async () => {
  const order = await sold(1);
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => ask(order, 1)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
  expect(await freeOf(order)).toBe(0);
});

test("a return goes from the wish to the money: stock, money, timeline and effects say so, once each", async () => {
  const order = await sold();
  const made = await ask(order, 2);
  expect(made.number).toMatch(/^SH-\d+-R1$/);
  await approveReturn(staff(), { returnId: made.id, answer: "Send it to Rome" });
  const lines = [{ lineId: order.lineId, received: 2, restocked: 1 }];
  const closed = await receiveReturn(staff(), { returnId: made.id, lines, refund: true, shipping: false });
  expect(closed).toMatchObject({
    status: "closed",
    answer: "Send it to Rome",
    lines: [{ quantity: 2, received: 2, restocked: 1 }],
    refund: { amount: usd(2000), status: "succeeded" },
  });
  expect(await stockOf(shop.db, order.variantId)).toEqual({ onHand: 8, reserved: 0, allocated: 0 });
  expect(await movementsOf(shop.db, order.variantId)).toEqual(["reserve", "allocate", "ship", "return"]);
  expect(await getOrder(staff(), order)).toMatchObject({ refunded: usd(2000), status: "completed" });
  expect((await timelineOf(shop, order.orderId)).slice(-5)).toEqual([
    "return_requested",
    "return_approved",
    "return_received",
    "return_closed",
    "refunded",
  ]);
  expect((await effectsOf(shop, order.orderId)).filter((type) => type.startsWith("return/"))).toEqual([
    "return/requested",
    "return/approved",
    "return/received",
    "return/closed",
  ]);
  expect(await freeOf(order)).toBe(1);
});

test("a shopper takes a wish back before the shop has decided: its units are free again, and staff see why", async () => {
  const order = await sold(2);
  const { orderId, token } = order;
  const { id: returnId } = await ask(order, 2);
  expect(await freeOf(order)).toBe(0);
  const gone = await withdrawReturn(shop.ctx, { orderId, token, returnId });
  expect(gone).toMatchObject({ status: "withdrawn", refund: null });
  expect(gone.closedAt).not.toBeNull();
  expect(await freeOf(order)).toBe(2);
  expect((await timelineOf(shop, orderId)).at(-1)).toBe("return_withdrawn");
  expect((await effectsOf(shop, orderId)).at(-1)).toBe("return/withdrawn");
  const listed = async (status: "closed" | "withdrawn") =>
    (await listReturns(staff(), { status, limit: 100 })).data.some(({ id }) => id === returnId);
  expect([await listed("withdrawn"), await listed("closed")]).toEqual([true, false]);
  const late = await failureOf(approveReturn(staff(), { returnId, answer: "" }));
  expect(late.code).toBe("return_state");
});

test("once it is decided, a return is not withdrawn; nor is another's, nor by who does not hold the order", async () => {
  const order = await sold(3);
  const { orderId, token } = order;
  const returnId = await approved(order, 1);
  expect((await failureOf(withdrawReturn(shop.ctx, { orderId, token, returnId }))).code).toBe("return_state");
  const other = await sold(1);
  const { id: theirs } = await ask(other, 1);
  for (const wrong of [
    { orderId, token, returnId: theirs },
    { orderId: other.orderId, token, returnId: theirs },
  ])
    expect((await failureOf(withdrawReturn(shop.ctx, wrong))).code).toBe("not_found");
});

test("of withdrawing and approving at once one counts", async () => {
  const order = await sold(1);
  const { orderId, token } = order;
  const { id: returnId } = await ask(order, 1);
  const outcomes = await Promise.allSettled([
    withdrawReturn(shop.ctx, { orderId, token, returnId }),
    approveReturn(staff(), { returnId, answer: "" }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("staff open a return for a shopper, also when the time is over, and let them send it at once", async () => {
  const order = await sold(2);
  const { orderId, lineId } = order;
  await shop.db.execute(
    sql`update fulfillment set created_at = now() - interval '90 days' where order_id = ${orderId}`,
  );
  expect(await freeOf(order)).toBe(0);
  expect((await listOrderReturns(staff(), { orderId })).returnable).toEqual([{ lineId, quantity: 2 }]);
  const wish = { orderId, reason: "faulty" as const, note: "Called", approve: true, answer: "To Rome" };
  const opened = await openReturn(staff(), { ...wish, lines: [{ lineId, quantity: 1 }] });
  expect(opened).toMatchObject({ status: "approved", answer: "To Rome", note: "Called" });
  expect((await timelineOf(shop, orderId)).slice(-2)).toEqual(["return_requested", "return_approved"]);
  const tooMany = await failureOf(openReturn(staff(), { ...wish, lines: [{ lineId, quantity: 2 }] }));
  expect(tooMany).toMatchObject({ code: "conflict", details: { left: 1 } });
  const waiting = await openReturn(staff(), { ...wish, approve: false, lines: [{ lineId, quantity: 1 }] });
  expect(waiting).toMatchObject({ status: "requested", answer: "" });
  const unsent = await sold(0);
  const nothing = openReturn(staff(), {
    ...wish,
    orderId: unsent.orderId,
    lines: [{ lineId: unsent.lineId, quantity: 1 }],
  });
  expect((await failureOf(nothing)).code).toBe("order_state");
});

test("20 that receive and refund the same return at once: one does, money and stock come back once", async () => {
  const order = await sold();
  const returnId = await approved(order, 1);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => receiveReturn(staff(), { returnId, refund: true, shipping: false })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await Promise.allSettled(
    Array.from({ length: 10 }, () => refundReturn(staff(), { returnId, shipping: false })),
  );
  expect(await getOrder(staff(), order)).toMatchObject({ refunded: usd(1000) });
  expect(await stockOf(shop.db, order.variantId)).toEqual({ onHand: 8, reserved: 0, allocated: 0 });
});

test("of 10 refunds of a received return at once one is made, though the order has more to give", async () => {
  const order = await sold();
  const returnId = await approved(order, 1);
  await receiveReturn(staff(), { returnId, ...once });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => refundReturn(staff(), { returnId, shipping: false })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await getOrder(staff(), order)).toMatchObject({ refunded: usd(1000) });
});

describe("a unit comes back once", () => {
  test("a refund with restock leaves out what a return has put into stock, and so does the other way round", async () => {
    const order = await sold();
    const returnId = await approved(order, 2);
    await receiveReturn(staff(), { returnId, ...once });
    const lines = [{ lineId: order.lineId, quantity: 3 }];
    await refundOrder(staff(), { orderId: order.orderId, lines, ...plain, restock: true });
    expect(await stockOf(shop.db, order.variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
    expect(await freeOf(order)).toBe(0);
    expect((await failureOf(refundReturn(staff(), { returnId, shipping: false }))).code).toBe("conflict");
    expect((await closeReturn(staff(), { returnId })).refund).toBeNull();
  });

  test("what was paid back cannot be sent back, nor what was sent back be asked for again", async () => {
    const order = await sold();
    await refundOrder(staff(), {
      orderId: order.orderId,
      lines: [{ lineId: order.lineId, quantity: 1 }],
      ...plain,
    });
    expect(await freeOf(order)).toBe(2);
    await ask(order, 2);
    expect(await failureOf(ask(order, 1))).toMatchObject({ code: "conflict", details: { left: 0 } });
  });

  test("money that went back before the goods came is not given a second time", async () => {
    const order = await sold();
    const returnId = await approved(order, 1);
    const lines = [{ lineId: order.lineId, quantity: 1 }];
    await refundOrder(staff(), { orderId: order.orderId, lines, ...plain, restock: true });
    await receiveReturn(staff(), { returnId, ...once });
    expect((await failureOf(refundReturn(staff(), { returnId, shipping: false }))).code).toBe("conflict");
    expect(await stockOf(shop.db, order.variantId)).toEqual({ onHand: 8, reserved: 0, allocated: 0 });
    expect(await freeOf(order)).toBe(2);
  });

  test("the money of a return takes no unit out that still has to leave", async () => {
    const order = await sold(2);
    const returnId = await approved(order, 1);
    await receiveReturn(staff(), { returnId, refund: true, shipping: false });
    const [line] = (await getOrder(staff(), order)).lines;
    expect(line).toMatchObject({ removed: 0, refunded: 1, fulfilled: 2 });
    expect(await fulfillOrder(staff(), { orderId: order.orderId, ...parcel })).toMatchObject({
      status: "completed",
    });
    expect(await freeOf(order)).toBe(2);
  });
});

test("units go back to where they left from, place by place, or to the place that is named", async () => {
  const { variantId } = await makeVariant(shop.db, { taxable: false, requiresShipping: true, stock: 2 });
  await makeLevel(shop.db, variantId, 5, { location: "far", priority: 5 });
  await makeLevel(shop.db, (await makeVariant(shop.db)).variantId, 1, { location: "attic", priority: 9 });
  const order = { ...(await sell(variantId)), variantId };
  await fulfillOrder(staff(), { orderId: order.orderId, ...parcel });
  const lying = async () => {
    const rows = await shop.db.execute<{ handle: string; on_hand: number }>(sql`
      select p.handle, l.on_hand from stock_level l join stock_location p on p.id = l.stock_location_id
      where l.variant_id = ${variantId} order by p.handle`);
    return rows.map(({ handle, on_hand }) => `${handle} ${on_hand}`);
  };
  expect(await lying()).toEqual(["far 4", "main 0"]);
  const [attic] = (await listStockLocations(shop.ctx)).data.filter(({ name }) => name === "attic");
  const back = async (locationId?: string) => {
    const returnId = await approved(order, 1);
    const lines = [{ lineId: order.lineId, received: 1, ...(locationId ? { locationId } : {}) }];
    await receiveReturn(staff(), { returnId, lines, ...once });
  };
  await back();
  await back(attic?.id);
  await back();
  expect(await lying()).toEqual(["attic 1", "far 4", "main 2"]);
});

test("what is to go into a location that was removed meanwhile is refused, and the return waits", async () => {
  const order = await sold();
  const returnId = await approved(order, 1);
  const { id: locationId } = await createStockLocation(staff(), { name: "Gone", priority: 90 });
  await removeStockLocation(staff(), { locationId });
  const lines = [{ lineId: order.lineId, received: 1, locationId }];
  const receive = () => receiveReturn(staff(), { returnId, lines, ...once });
  expect(await failureOf(receive())).toMatchObject({ code: "not_found" });
  const again = [{ lineId: order.lineId, received: 1 }];
  expect(await receiveReturn(staff(), { returnId, lines: again, ...once })).toMatchObject({
    status: "received",
  });
});

test("units that do not come can be asked for again, and so can those of a declined return", async () => {
  const order = await sold();
  const returnId = await approved(order, 3);
  const none = [{ lineId: order.lineId, received: 1 }];
  await receiveReturn(staff(), { returnId, lines: none, ...once });
  expect(await freeOf(order)).toBe(2);
  const { id } = await ask(order, 2);
  await declineReturn(staff(), { returnId: id, answer: "It was worn" });
  expect(await freeOf(order)).toBe(2);
  const never = await approved(order, 2);
  await closeReturn(staff(), { returnId: never });
  expect(await freeOf(order)).toBe(2);
});

test("every move that the table of states has not is refused, and changes nothing", async () => {
  const order = await sold();
  const { id: returnId } = await ask(order, 1);
  const refused = [
    () => receiveReturn(staff(), { returnId, ...once }),
    () => closeReturn(staff(), { returnId }),
    () => refundReturn(staff(), { returnId, shipping: false }),
  ];
  for (const move of refused) expect((await failureOf(move())).code).toBe("return_state");
  await approveReturn(staff(), { returnId, answer: "" });
  expect((await failureOf(declineReturn(staff(), { returnId, answer: "no" }))).code).toBe("return_state");
  const more = [{ lineId: order.lineId, received: 2 }];
  expect((await failureOf(receiveReturn(staff(), { returnId, lines: more, ...once }))).code).toBe("conflict");
  expect(await stockOf(shop.db, order.variantId)).toMatchObject({ onHand: 7 });
});

test("nothing is sent back that has not left, after its time, or by a stranger", async () => {
  const waiting = await sold(0);
  expect((await failureOf(ask(waiting, 1))).code).toBe("order_state");
  const order = await sold();
  expect((await failureOf(ask({ ...order, token: "x" }, 1))).code).toBe("not_found");
  await shop.db.execute(
    sql`update fulfillment set created_at = now() - interval '30 days 1 minute' where order_id = ${order.orderId}`,
  );
  expect((await failureOf(ask(order, 1))).code).toBe("order_state");
  expect(await freeOf(order)).toBe(0);
  // The last parcel counts for all of them.
  const parts = await sold(1);
  await shop.db.execute(
    sql`update fulfillment set created_at = now() - interval '40 days' where order_id = ${parts.orderId}`,
  );
  await fulfillOrder(staff(), { orderId: parts.orderId, ...parcel });
  expect(await freeOf(parts)).toBe(3);
});

test("the list pages through all returns once, latest first", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReturns(staff(), { limit: 3, cursor });
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const [row] = await shop.db.execute<{ count: number }>(sql`select count(*)::int as count from "return"`);
  expect(seen).toHaveLength(row?.count ?? 0);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(seen.toSorted().toReversed());
});
