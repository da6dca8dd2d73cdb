import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftOrder } from "@/db/schema/draft-order";
import { stockLevel } from "@/db/schema/inventory";
import { order, orderAdjustment, orderEvent } from "@/db/schema/order";
import { outboxEvent } from "@/db/schema/platform";
import { price } from "@/db/schema/pricing";
import { makePromotion, makeShippingMethod, makeTaxRates, makeVariant } from "@/db/testing/rows";
import { checks } from "@/lib/doctor/checks";
import { getAdminOrder } from "@/lib/order/get-admin-order";
import { getOrderPriceTrace } from "@/lib/order/get-order-price-trace";
import { findOrderRow } from "@/lib/order/queries";
import { checkDuePayments } from "@/lib/payment/check-due-payments";
import { settlePayment } from "@/lib/payment/settle-payment";
import { failureOf, sessionIdOf } from "@/lib/testing/checkout";
import { statusOf, timelineOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { cancelDraftOrder } from "./cancel-draft-order";
import { createDraftOrder } from "./create-draft-order";
import { findOrderPaymentLink } from "./find-order-payment-link";
import { getDraftOrder } from "./get-draft-order";
import { getPaymentLink } from "./get-payment-link";
import { listDraftOrders } from "./list-draft-orders";
import { payDraftOrder } from "./pay-draft-order";
import type { DraftFields, DraftOrder } from "./schema";
import { sendDraftOrder } from "./send-draft-order";
import { updateDraftOrder } from "./update-draft-order";

let shop: Shop;
let staff: Shop["ctx"];
let shippingMethodId: string;

beforeAll(async () => {
  shop = await startShop();
  staff = asStaff(shop.ctx);
  shippingMethodId = await makeShippingMethod(shop.db);
  await makeTaxRates(shop.db, "US", [{ name: "Sales tax", ratePpm: 88_750 }]);
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  for (const { name, breaches } of checks) {
    if (/^order-|^paid-|^pending-|^reservation-|^stock-/.test(name))
      expect(await shop.db.execute(breaches), name).toEqual([]);
  }
  await shop.stop();
});

const usd = (amount: number) => ({ amount, currency: "USD" });
const address = {
  name: "Ada Lovelace",
  company: "",
  line1: "1 Main Street",
  line2: "",
  city: "Springfield",
  region: "IL",
  postalCode: "62701",
  country: "US",
  phone: "",
};

const lineOf = (variantId: string, quantity: number, unitPrice: number | null = null) => ({
  variantId,
  quantity,
  unitPrice: unitPrice === null ? null : usd(unitPrice),
  priceReason: unitPrice === null ? "" : "agreed by phone",
});

/** A draft that nothing is missing of, with two units of a variant of 1000 each. */
async function complete(fields: DraftFields = {}): Promise<{ draft: DraftOrder; variantId: string }> {
  const { variantId } = await makeVariant(shop.db, { taxable: false });
  const draft = await createDraftOrder(staff, {
    email: "ada@example.com",
    shippingAddress: address,
    lines: [lineOf(variantId, 2)],
    ...fields,
  });
  return { draft, variantId };
}

const tokenOf = ({ paymentLink }: DraftOrder) => /\/pay\/([\w-]{27})$/.exec(paymentLink ?? "")?.[1] ?? "";

async function sent(fields: DraftFields = {}) {
  const { draft, variantId } = await complete(fields);
  const after = await sendDraftOrder(staff, { draftOrderId: draft.id, expectedVersion: draft.version });
  return { draft: after, draftOrderId: draft.id, variantId, token: tokenOf(after) };
}

const ordersOf = (draftOrderId: string) =>
  shop.db
    .select({ id: order.id, status: order.status, totalMinor: order.totalMinor })
    .from(order)
    .innerJoin(draftOrder, eq(draftOrder.cartId, order.cartId))
    .where(eq(draftOrder.id, draftOrderId))
    .orderBy(order.placedAt);

describe("before it is paid", () => {
  test("a draft holds no stock and is no order, sent or not", async () => {
    const before = await shop.db.$count(order);
    const { draftOrderId, variantId } = await sent();
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
    expect(await shop.db.$count(order)).toBe(before);
    expect(await ordersOf(draftOrderId)).toEqual([]);
  });

  test("what is missing is named, and nothing incomplete is sent", async () => {
    const draft = await createDraftOrder(staff, {});
    expect(draft.problems).toEqual(["no_lines", "no_email", "no_address"]);
    expect(draft.quote).toBeNull();
    const refused = await failureOf(sendDraftOrder(staff, { draftOrderId: draft.id }));
    expect(refused).toMatchObject({ code: "draft_order_state", details: { problems: draft.problems } });
    const { variantId } = await makeVariant(shop.db, { requiresShipping: true });
    const filled = await updateDraftOrder(staff, {
      draftOrderId: draft.id,
      email: "ada@example.com",
      shippingAddress: address,
      lines: [lineOf(variantId, 1)],
    });
    expect(filled.problems).toEqual(["no_shipping_method"]);
    const ready = await updateDraftOrder(staff, { draftOrderId: draft.id, shippingMethodId });
    expect(ready.problems).toEqual([]);
    expect(ready.quote?.shipping).toMatchObject({ currency: "USD" });
  });

  test("of two edits made from the same view the second is refused and changes nothing", async () => {
    const { draft, variantId } = await complete();
    const seen = { draftOrderId: draft.id, expectedVersion: draft.version };
    await updateDraftOrder(staff, { ...seen, lines: [lineOf(variantId, 3)] });
    const refused = await failureOf(updateDraftOrder(staff, { ...seen, note: "second" }));
    expect(refused).toMatchObject({ code: "version_conflict", details: { version: draft.version + 1 } });
    expect(await getDraftOrder(staff, seen)).toMatchObject({ note: "", lines: [{ quantity: 3 }] });
    const both = await Promise.allSettled(
      ["a", "b"].map((note) =>
        updateDraftOrder(staff, { draftOrderId: draft.id, expectedVersion: draft.version + 1, note }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a discount by hand and agreed prices follow the rules of checkout: shares sum up, tax is of what is left", async () => {
    const promotionId = await makePromotion(shop.db);
    const plain = await makeVariant(shop.db, { priceMinor: 999 });
    const agreed = await makeVariant(shop.db, { priceMinor: 5000 });
    const { draft, token, draftOrderId } = await sent({
      lines: [lineOf(plain.variantId, 3), lineOf(agreed.variantId, 1, 2000)],
      discount: { percentPpm: 150_000, amount: null, reason: "Sorry for the wait" },
    });
    // 2997 − 300 by the promotion, which leaves the agreed line alone; then 15 % of 4697 is 705.
    expect(draft.quote).toMatchObject({ subtotal: usd(4997), discount: usd(1005), total: usd(4346) });
    const { order: placed, payment } = await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    expect(placed.total).toEqual(usd(4346));
    await shop.pay(sessionIdOf(payment?.url));
    await settlePayment(shop.ctx, placed.id);
    const adjustments = await shop.db
      .select()
      .from(orderAdjustment)
      .where(eq(orderAdjustment.orderId, placed.id));
    const byHand = adjustments.filter(({ promotionId }) => promotionId === null);
    expect(byHand.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(705);
    expect(new Set(byHand.map(({ label }) => label))).toEqual(new Set(["Sorry for the wait"]));
    const trace = await getOrderPriceTrace(staff, { orderId: placed.id });
    expect(trace.manual).toMatchObject({ amountMinor: 705, reason: "Sorry for the wait" });
    expect(trace.lines.map((line) => line.agreed)).toContainEqual({
      listPriceMinor: 5000,
      reason: "agreed by phone",
    });
    expect(await getDraftOrder(staff, { draftOrderId })).toMatchObject({ state: "completed" });
    await shop.db.execute(sql`update promotion set status = 'archived' where id = ${promotionId}`);
  });

  test("a price that the provider cannot charge, another currency, and what is not on sale are refused", async () => {
    const { variantId } = await makeVariant(shop.db);
    const archived = await makeVariant(shop.db, { status: "archived" });
    const unpriced = await makeVariant(shop.db, { priceMinor: null });
    const euros = { ...lineOf(variantId, 1), unitPrice: { amount: 100, currency: "EUR" } };
    expect((await failureOf(createDraftOrder(staff, { lines: [euros] }))).code).toBe("validation_failed");
    for (const missing of [archived, unpriced]) {
      const refused = await failureOf(createDraftOrder(staff, { lines: [lineOf(missing.variantId, 1)] }));
      expect(refused).toMatchObject({
        code: "variant_not_found",
        details: { variantIds: [missing.variantId] },
      });
    }
    const made = await createDraftOrder(staff, { lines: [lineOf(unpriced.variantId, 1, 700)] });
    expect(made.lines[0]).toMatchObject({ listPrice: null, unitPrice: usd(700) });
  });
});

describe("paying", () => {
  test("the link leads to what is paid: stock is held from then on, and draft and order name each other", async () => {
    const { draft, draftOrderId, variantId, token } = await sent();
    expect(await shop.db.$count(draftOrder, eq(draftOrder.linkHash, token))).toBe(0);
    const offer = await getPaymentLink(shop.ctx, { token });
    expect(offer).toMatchObject({ state: "payable", quote: { total: usd(2000) }, number: draft.number });
    const { order: placed, payment } = await payDraftOrder(shop.ctx, {
      token,
      acceptedTerms: true,
      expectedVersion: offer.version,
      expectedTotal: usd(2000),
    });
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2 });
    await shop.pay(sessionIdOf(payment?.url));
    await settlePayment(shop.ctx, placed.id);
    expect(await statusOf(shop, placed.id)).toBe("confirmed");
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0, allocated: 2 });
    expect(await timelineOf(shop, placed.id)).toEqual(["drafted", "placed", "paid", "confirmed"]);
    const [drafted] = await shop.db
      .select()
      .from(orderEvent)
      .where(eq(orderEvent.orderId, placed.id))
      .limit(1);
    expect(drafted).toMatchObject({ type: "drafted", actor: "staff:owner@example.com" });
    expect(await getAdminOrder(staff, { orderId: placed.id })).toMatchObject({
      draft: { id: draftOrderId, number: draft.number, createdBy: "staff:owner@example.com" },
    });
    expect(await getDraftOrder(staff, { draftOrderId })).toMatchObject({
      state: "completed",
      order: { id: placed.id, status: "confirmed" },
      paymentLink: null,
    });
    expect(await getPaymentLink(shop.ctx, { token })).toMatchObject({
      state: "completed",
      order: { id: placed.id },
    });
    const listed = await listDraftOrders(staff, { state: "completed", q: draft.number, limit: 10 });
    expect(listed.data).toMatchObject([{ id: draftOrderId, order: { number: placed.number } }]);
  });

  test("many tabs at once make one order, on one payment page, and a paid one is never paid again", async () => {
    const { draftOrderId, variantId, token } = await sent();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => payDraftOrder(shop.ctx, { token, acceptedTerms: true })),
    );
    expect(new Set(answers.map(({ order: { id }, payment }) => `${id} ${payment?.url}`)).size).toBe(1);
    expect(await movementsOf(shop.db, variantId)).toEqual(["reserve"]);
    const [first] = answers;
    await shop.pay(sessionIdOf(first?.payment?.url));
    await settlePayment(shop.ctx, first?.order.id ?? "");
    const again = await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    expect(again).toMatchObject({ order: { id: first?.order.id, status: "confirmed" }, payment: null });
    expect(await ordersOf(draftOrderId)).toHaveLength(1);
  });

  test("stock that went and a price that changed since the page was shown are said, and nothing is written", async () => {
    const { draftOrderId, variantId, token } = await sent();
    await shop.db.update(price).set({ amountMinor: 1100 }).where(eq(price.variantId, variantId));
    const dearer = await failureOf(
      payDraftOrder(shop.ctx, { token, acceptedTerms: true, expectedTotal: usd(2000) }),
    );
    expect(dearer).toMatchObject({ code: "price_changed", details: { was: usd(2000), now: usd(2200) } });
    expect(await getPaymentLink(shop.ctx, { token })).toMatchObject({
      sentTotal: usd(2000),
      quote: { total: usd(2200) },
    });
    await shop.db.update(stockLevel).set({ allocated: 9 }).where(eq(stockLevel.variantId, variantId));
    const short = await failureOf(payDraftOrder(shop.ctx, { token, acceptedTerms: true }));
    expect(short).toMatchObject({ code: "insufficient_stock" });
    expect((await getPaymentLink(shop.ctx, { token })).problems).toEqual(["insufficient_stock"]);
    await shop.db.update(stockLevel).set({ allocated: 0 }).where(eq(stockLevel.variantId, variantId));
    expect(await ordersOf(draftOrderId)).toEqual([]);
  });

  test("an agreed price holds, whatever the shop's price does", async () => {
    const { variantId } = await makeVariant(shop.db, { taxable: false });
    const { token } = await sent({ lines: [lineOf(variantId, 2, 750)] });
    await shop.db.update(price).set({ amountMinor: 9900 }).where(eq(price.variantId, variantId));
    const { order: placed } = await payDraftOrder(shop.ctx, {
      token,
      acceptedTerms: true,
      expectedTotal: usd(1500),
    });
    expect(placed.total).toEqual(usd(1500));
  });

  test("a customer who saw another draft than it is now is asked to look again", async () => {
    const { draft, draftOrderId, variantId, token } = await sent();
    await updateDraftOrder(staff, { draftOrderId, lines: [lineOf(variantId, 1)] });
    const refused = payDraftOrder(shop.ctx, { token, acceptedTerms: true, expectedVersion: draft.version });
    expect((await failureOf(refused)).code).toBe("draft_order_changed");
    expect(await getPaymentLink(shop.ctx, { token })).toMatchObject({
      state: "payable",
      quote: { total: usd(1000) },
    });
  });

  test("an edit ends the payment that is open before it changes anything; where money was faster, it is refused", async () => {
    const { draftOrderId, variantId, token } = await sent();
    const first = await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    await updateDraftOrder(staff, { draftOrderId, lines: [lineOf(variantId, 3)] });
    expect(await statusOf(shop, first.order.id)).toBe("canceled");
    expect(await shop.session(sessionIdOf(first.payment?.url))).toMatchObject({ status: "expired" });
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0 });
    const second = await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    expect(second.order.total).toEqual(usd(3000));
    await shop.pay(sessionIdOf(second.payment?.url));
    // Nobody has heard of the money yet: the edit asks the provider itself.
    const late = await failureOf(updateDraftOrder(staff, { draftOrderId, note: "late" }));
    expect(late).toMatchObject({ code: "draft_order_state", details: { state: "completed" } });
    expect(await statusOf(shop, second.order.id)).toBe("confirmed");
    expect(await getDraftOrder(staff, { draftOrderId })).toMatchObject({ state: "completed", note: "" });
  });

  test("a canceled draft cannot be paid, its link says so, and canceling again changes nothing", async () => {
    const { draftOrderId, variantId, token } = await sent();
    await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    await cancelDraftOrder(staff, { draftOrderId });
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0 });
    const refused = await failureOf(payDraftOrder(shop.ctx, { token, acceptedTerms: true }));
    expect(refused).toMatchObject({ code: "draft_order_state", details: { state: "canceled" } });
    expect((await getPaymentLink(shop.ctx, { token })).state).toBe("canceled");
    expect((await cancelDraftOrder(staff, { draftOrderId })).state).toBe("canceled");
    expect((await failureOf(updateDraftOrder(staff, { draftOrderId, note: "x" }))).code).toBe(
      "draft_order_state",
    );
  });

  test("a link whose time is over cannot be paid until it is sent again", async () => {
    const { draftOrderId, token } = await sent();
    await shop.db
      .update(draftOrder)
      .set({ linkEndsAt: sql`now() - interval '1 second'` })
      .where(eq(draftOrder.id, draftOrderId));
    const refused = await failureOf(payDraftOrder(shop.ctx, { token, acceptedTerms: true }));
    expect(refused).toMatchObject({ code: "draft_order_state", details: { state: "ended" } });
    expect((await getPaymentLink(shop.ctx, { token })).state).toBe("ended");
    expect(tokenOf(await sendDraftOrder(staff, { draftOrderId }))).toBe(token);
    expect((await getPaymentLink(shop.ctx, { token })).state).toBe("payable");
  });

  test("another mail address ends the link: what the one before got leads nowhere", async () => {
    const { draftOrderId, token } = await sent();
    const edited = await updateDraftOrder(staff, { draftOrderId, email: "grace@example.com" });
    expect(edited).toMatchObject({ state: "open", paymentLink: null });
    expect((await failureOf(getPaymentLink(shop.ctx, { token }))).code).toBe("not_found");
    expect((await failureOf(payDraftOrder(shop.ctx, { token }))).code).toBe("not_found");
    const other = tokenOf(await sendDraftOrder(staff, { draftOrderId }));
    expect(other).toMatch(/^[\w-]{27}$/);
    expect(other).not.toBe(token);
  });

  test("an order that expired unpaid leads back to the link, and is paid there after all", async () => {
    const { draftOrderId, variantId, token } = await sent();
    const { order: first, payment } = await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    await shop.db.execute(sql`update payment set session_expires_at = now() - interval '1 minute',
      next_check_at = now() - interval '1 minute' where order_id = ${first.id}`);
    await checkDuePayments(shop.ctx);
    expect(await findOrderRow(shop.db, first.id)).toMatchObject({
      status: "canceled",
      cancelReason: "payment_expired",
    });
    expect(payment?.url).toBeTruthy();
    expect(await findOrderPaymentLink(shop.ctx, { orderId: first.id, token: first.accessToken })).toEqual({
      drafted: true,
      path: `/pay/${token}`,
    });
    const second = await payDraftOrder(shop.ctx, { token, acceptedTerms: true });
    expect(second.order.id).not.toBe(first.id);
    await shop.pay(sessionIdOf(second.payment?.url));
    await settlePayment(shop.ctx, second.order.id);
    expect(await getDraftOrder(staff, { draftOrderId })).toMatchObject({
      state: "completed",
      order: { id: second.order.id },
    });
    expect(await stockOf(shop.db, variantId)).toMatchObject({ allocated: 2 });
  });

  test("what comes to nothing is confirmed at once, without a payment", async () => {
    const { draftOrderId, token } = await sent({
      discount: { percentPpm: 1_000_000, amount: null, reason: "A present" },
    });
    const { order: placed, payment } = await payDraftOrder(shop.ctx, {
      token,
      acceptedTerms: true,
      expectedTotal: usd(0),
    });
    expect({ payment, status: placed.status }).toEqual({ payment: null, status: "confirmed" });
    expect((await getDraftOrder(staff, { draftOrderId })).state).toBe("completed");
  });
});

test("sending leaves one effect for each time, with ids only", async () => {
  const { draftOrderId } = await sent();
  await sendDraftOrder(staff, { draftOrderId });
  const rows = await shop.db
    .select({ data: outboxEvent.data })
    .from(outboxEvent)
    .where(sql`${outboxEvent.data} ->> 'draftOrderId' = ${draftOrderId}`);
  expect(rows).toHaveLength(2);
  for (const { data } of rows) expect(Object.keys(data as object).sort()).toEqual(["draftOrderId", "sendId"]);
});
