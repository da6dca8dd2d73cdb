import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { invoice, numberSeries } from "@/db/schema/invoice";
import { refund } from "@/db/schema/payment";
import { makePromotion, makeShippingMethod, makeTaxRates, makeVariant, setSetting } from "@/db/testing/rows";
import { runDoctor } from "@/lib/doctor/run-doctor";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { newId } from "@/lib/ids/new-id";
import { getOrder } from "@/lib/order/get-order";
import { lockOrder } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { cancelOrder } from "@/lib/payment/cancel-order";
import { refundOrder } from "@/lib/payment/refund-order";
import { refreshRefund } from "@/lib/payment/refund-payment";
import { settlePayment } from "@/lib/payment/settle-payment";
import { failureOf, openCheckout } from "@/lib/testing/checkout";
import { effectsOf, openOrder } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { issueDueInvoices, issueOrderInvoices } from "./issue-due-invoices";
import { issueInvoice } from "./issue-invoice";
import { issueInvoiceAtOnce } from "./issue-invoice-at-once";
import { listOrderInvoices } from "./list-order-invoices";
import { differsFromIssue } from "./rules";
import { sellerShape } from "./schema";
import { takeNumber } from "./take-number";
import { updateSeller } from "./update-seller";

let shop: Shop;
let shippingMethodId: string;
beforeAll(async () => {
  shop = await startShop();
  shippingMethodId = await makeShippingMethod(shop.db, { priceMinor: 500 });
  await makeTaxRates(shop.db, "US", [
    { name: "State", ratePpm: 88_750 },
    { name: "City", ratePpm: 45_000 },
  ]);
});
afterAll(async () => {
  const broken = (await runDoctor(shop.ctx)).filter(({ breaches }) => breaches.length > 0);
  await shop.stop();
  expect(broken.map(({ check }) => check.name)).toEqual([]);
});

const staff = () => asStaff(shop.ctx);
const plain = { shipping: false, restock: false, reason: "test" };
const usd = (amount: number) => ({ amount, currency: "USD" });
const documentsOf = async (orderId: string) => (await listOrderInvoices(staff(), { orderId })).data;
const year = new Date().getUTCFullYear();

/** A paid order of 2000 without tax. */
async function paid() {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  return orderId;
}

/** A paid order of three mugs at 333 with a tenth off, a book at 1999, shipping, and two taxes on top. */
async function paidWithTax() {
  const mug = await makeVariant(shop.db, { priceMinor: 333, requiresShipping: true, title: "Mug" });
  const book = await makeVariant(shop.db, { priceMinor: 1999, requiresShipping: true, title: "Book" });
  const { orderId, sessionId, accessToken } = await openCheckout(
    shop.ctx,
    [
      { variantId: mug.variantId, quantity: 3 },
      { variantId: book.variantId, quantity: 1 },
    ],
    { shippingMethodId, vatId: "DE136695976" },
  );
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  return { orderId, accessToken, order: await getOrder(staff(), { orderId }) };
}

/** As many paid orders of the same, faster than they could be bought. @returns their ids. */
async function copyOrder(orderId: string, count: number): Promise<string[]> {
  const copies = Array.from({ length: count }, () => newId());
  const copy = (table: string, changes: string, where: string) =>
    shop.sql.unsafe(
      `insert into ${table} select (jsonb_populate_record(t, ${changes})).* from ${table} t, unnest($1::uuid[]) c(id)
        where ${where} = $2`,
      [copies, orderId],
    );
  await copy(
    `"order"`,
    `jsonb_build_object('id', c.id, 'number', 'SH-' || c.id, 'access_token', c.id, 'cart_id', null)`,
    "t.id",
  );
  await copy("order_line", `jsonb_build_object('id', gen_random_uuid(), 'order_id', c.id)`, "t.order_id");
  await copy("order_address", `jsonb_build_object('order_id', c.id)`, "t.order_id");
  await copy(
    "payment",
    `jsonb_build_object('id', gen_random_uuid(), 'order_id', c.id, 'provider_session_id', null,
      'provider_intent_id', null, 'next_check_at', null)`,
    "t.order_id",
  );
  return copies;
}

describe("an invoice", () => {
  test("copies what was agreed, the seller of today and the buyer, and stays as it is", async () => {
    await setSetting(shop.db, "seller", { name: "Plot & Paper", city: "New York", country: "US" });
    await makePromotion(shop.db, { name: "Ten off" });
    const { orderId, order, accessToken } = await paidWithTax();
    await shop.db.execute(sql`update promotion set status = 'archived'`);
    await issueOrderInvoices(shop.ctx, orderId);
    const [issued] = await documentsOf(orderId);
    expect(issued).toMatchObject({
      kind: "invoice",
      corrects: null,
      orderNumber: order.number,
      orderedAt: order.placedAt,
      seller: { name: "Plot & Paper", city: "New York" },
      buyer: { name: "Ada Lovelace", line1: "1 Main Street", vatId: order.vatId },
      discounts: [{ name: "Ten off", code: null, amount: order.discount }],
      subtotal: order.subtotal,
      discount: order.discount,
      shipping: order.shipping,
      reduction: usd(0),
      tax: order.tax,
      total: order.total,
    });
    expect(issued?.lines.map(({ title, quantity, tax }) => [title, quantity, tax.amount > 0])).toEqual([
      ["Mug", 3, true],
      ["Book", 1, true],
      ["Standard", null, true],
    ]);
    expect(issued?.taxes.map(({ name, amount }) => ({ name, amount }))).toEqual(
      order.taxLines.map(({ name, amount }) => ({ name, amount })),
    );
    await updateSeller(staff(), sellerShape.parse({ name: "Sold" }));
    expect(await documentsOf(orderId)).toEqual([issued]);
    expect((await listOrderInvoices(shop.ctx, { orderId, token: accessToken })).data).toEqual([issued]);
    expect((await failureOf(listOrderInvoices(shop.ctx, { orderId, token: "wrong" }))).code).toBe(
      "not_found",
    );
  });

  test("names when all of it had left, or else when it was paid; its corrections name no such date", async () => {
    const { orderId: waiting, order } = await paidWithTax();
    await issueOrderInvoices(shop.ctx, waiting);
    const paidEvent = order.events.find(({ type }) => type === "paid");
    expect((await documentsOf(waiting))[0]?.supply).toEqual({ kind: "paid", at: paidEvent?.at });

    const { orderId } = await paidWithTax();
    const parcel = { carrier: "", trackingNumber: "", trackingUrl: "" };
    await fulfillOrder(staff(), { orderId, ...parcel });
    await shop.db.execute(
      sql`update fulfillment set created_at = now() - interval '2 days' where order_id = ${orderId}`,
    );
    await issueOrderInvoices(shop.ctx, orderId);
    const [issued] = await documentsOf(orderId);
    const [left] = (await getOrder(staff(), { orderId })).fulfillments;
    expect(issued?.supply).toEqual({ kind: "delivered", at: left?.at });
    expect(differsFromIssue(issued?.supply?.at ?? "", issued?.issuedAt ?? "")).toBe(true);
    await refundOrder(staff(), { orderId, ...plain });
    await issueOrderInvoices(shop.ctx, orderId);
    expect((await documentsOf(orderId)).map(({ kind, supply }) => [kind, supply === null])).toEqual([
      ["invoice", false],
      ["credit_note", true],
    ]);
  });

  test("that cannot be issued at once is left to the job, and its fault is nobody's who waits", async () => {
    const orderId = await paid();
    await shop.sql`alter table number_series rename to number_series_away`;
    await issueInvoiceAtOnce(shop.ctx, orderId);
    await shop.sql`alter table number_series_away rename to number_series`;
    expect(await documentsOf(orderId)).toEqual([]);
    expect(await effectsOf(shop, orderId)).toEqual(["order/confirmed", "invoice/due"]);
    await Promise.all(Array.from({ length: 5 }, () => issueInvoiceAtOnce(shop.ctx, orderId)));
    expect(await documentsOf(orderId)).toHaveLength(1);
    expect(await effectsOf(shop, orderId)).toEqual(["order/confirmed", "invoice/due"]);
  });

  test("is issued once, however many try, and by the timer where nobody did", async () => {
    const orderId = await paid();
    expect(await documentsOf(orderId)).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, () => issueDueInvoices(shop.ctx)));
    await issueOrderInvoices(shop.ctx, orderId);
    expect(await documentsOf(orderId)).toHaveLength(1);
    const { events } = await getOrder(staff(), { orderId });
    expect(events.filter(({ type }) => type === "invoice_issued")).toHaveLength(1);
  });

  test("is refused by the database when it is changed or taken away", async () => {
    for (const change of [sql`update invoice set total_minor = 0`, sql`delete from invoice_line`])
      await expect(shop.db.execute(change)).rejects.toMatchObject({
        cause: { message: expect.stringContaining("append-only") },
      });
  });
});

test("50 invoices at once, of which every third transaction is undone: no number is missing, none is earlier than the one before", async () => {
  const orderIds = await copyOrder(await paid(), 50);
  const aborted = new Error("aborted on purpose");
  const issueAndAbort = async (orderId: string) => {
    const work = shop.db.transaction(async (tx) => {
      expect(await issueInvoice({ ...shop.ctx, db: tx }, orderId)).toBe(true);
      throw aborted;
    });
    await expect(work).rejects.toBe(aborted);
    await issueInvoice(shop.ctx, orderId);
  };
  await Promise.all(
    orderIds.map((orderId, at) => (at % 3 === 0 ? issueAndAbort(orderId) : issueInvoice(shop.ctx, orderId))),
  );
  const issued = await shop.db
    .select()
    .from(invoice)
    .where(eq(invoice.series, "INV"))
    .orderBy(invoice.sequence);
  expect(issued.map(({ sequence }) => sequence)).toEqual(issued.map((_, at) => at + 1));
  expect(issued.at(-1)?.number).toBe(`INV-${year}-${String(issued.length).padStart(6, "0")}`);
  const times = issued.map(({ issuedAt }) => issuedAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(issued.map(({ orderId }) => orderId)).size).toBe(issued.length);
});

test("whoever waits for a number gets the one of a process that died with it", async () => {
  const orderId = await paid();
  const dying = postgres(shop.url, { max: 1, onclose: () => undefined });
  const [backend] = await dying`select pg_backend_pid() as pid`;
  await dying.unsafe("begin");
  const lost = await takeNumber(drizzle(dying) as unknown as Db, "INV");
  const waiting = issueInvoice(shop.ctx, orderId);
  await expect
    .poll(
      () => shop.sql`select pid from pg_stat_activity where ${backend?.pid} = any (pg_blocking_pids(pid))`,
    )
    .toHaveLength(1);
  await shop.sql`select pg_terminate_backend(${backend?.pid})`;
  expect(await waiting).toBe(true);
  expect((await documentsOf(orderId))[0]?.number).toBe(lost.number);
  await dying.end({ timeout: 0 });
});

test("a clock that is put back does not make a later invoice an earlier one", async () => {
  const [before] = await shop.db.select().from(numberSeries).where(eq(numberSeries.series, "INV"));
  const ahead = new Date(Date.now() + 5000);
  await shop.db.update(numberSeries).set({ lastIssuedAt: ahead }).where(eq(numberSeries.series, "INV"));
  const orderId = await paid();
  await issueOrderInvoices(shop.ctx, orderId);
  const [issued] = await documentsOf(orderId);
  expect(issued?.issuedAt).toBe(ahead.toISOString());
  expect(before?.lastIssuedAt.getTime()).toBeLessThan(ahead.getTime());
});

describe("a credit note", () => {
  const sumOf = (documents: Awaited<ReturnType<typeof documentsOf>>, key: "total" | "tax" | "net") =>
    documents.reduce((sum, one) => sum + (one.kind === "credit_note" ? one[key].amount : 0), 0);

  test("of lines, of an amount and of the rest: each names the invoice, and together they are all of it", async () => {
    const { orderId, order } = await paidWithTax();
    const [mug] = order.lines;
    await refundOrder(staff(), { orderId, lines: [{ lineId: mug?.id ?? "", quantity: 1 }], ...plain });
    await refundOrder(staff(), { orderId, amount: usd(777), ...plain });
    await refundOrder(staff(), {
      orderId,
      lines: [{ lineId: mug?.id ?? "", quantity: 1 }],
      ...plain,
      shipping: true,
    });
    await issueOrderInvoices(shop.ctx, orderId);
    const [issued, line, amount, withShipping] = await documentsOf(orderId);
    for (const note of [line, amount, withShipping])
      expect(note).toMatchObject({
        kind: "credit_note",
        corrects: { id: issued?.id, number: issued?.number },
      });
    expect(line?.lines).toMatchObject([{ title: "Mug", quantity: 1, total: line?.total }]);
    expect(amount?.lines.map(({ quantity }) => quantity)).toEqual([null, null, null]);
    expect(withShipping?.lines.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["goods", "shipping"]),
    );
    await refundOrder(staff(), { orderId, ...plain });
    await issueOrderInvoices(shop.ctx, orderId);
    const documents = await documentsOf(orderId);
    for (const key of ["total", "tax", "net"] as const)
      expect(sumOf(documents, key)).toBe(issued?.[key].amount);
    for (const [at, tax] of (issued?.taxes ?? []).entries())
      expect(
        documents.reduce(
          (sum, one) => sum + (one.kind === "credit_note" ? (one.taxes[at]?.amount.amount ?? 0) : 0),
          0,
        ),
      ).toBe(tax.amount.amount);
  });

  test("of a canceled order follows its invoice, and money that came twice has neither", async () => {
    const orderId = await paid();
    await cancelOrder(staff(), { orderId, reason: "sold elsewhere" });
    await Promise.all(Array.from({ length: 5 }, () => issueDueInvoices(shop.ctx)));
    expect(await documentsOf(orderId)).toMatchObject([
      { kind: "invoice", total: usd(2000) },
      { kind: "credit_note", total: usd(2000) },
    ]);
    const other = await openOrder(shop);
    await shop.pay(other.sessionId);
    await shop.db.transaction(async (tx) => {
      await releaseOrder({ ...shop.ctx, db: tx }, await lockOrder(tx, other.orderId), "x");
    });
    await settlePayment(shop.ctx, other.orderId);
    await issueOrderInvoices(shop.ctx, other.orderId);
    expect(await documentsOf(other.orderId)).toEqual([]);
  });

  test("whose refund fails after all is canceled by a document of its own, and the money can go back again", async () => {
    const { orderId, sessionId } = await openOrder(shop);
    await shop.pay(sessionId, "4000000000005126");
    await settlePayment(shop.ctx, orderId);
    await refundOrder(staff(), { orderId, amount: usd(1500), ...plain });
    await issueOrderInvoices(shop.ctx, orderId);
    const [back] = await shop.db
      .select()
      .from(refund)
      .where(sql`${refund.paymentId} in (select id from payment where order_id = ${orderId})`);
    await expect
      .poll(
        async () => {
          await refreshRefund(shop.ctx, {
            refundId: back?.id ?? "",
            providerRefundId: back?.providerRefundId ?? "",
          });
          return (await getOrder(staff(), { orderId })).refunded.amount;
        },
        { timeout: 60_000 },
      )
      .toBe(0);
    await issueDueInvoices(shop.ctx);
    await issueDueInvoices(shop.ctx);
    const documents = await documentsOf(orderId);
    expect(documents).toMatchObject([
      { kind: "invoice", total: usd(2000) },
      { kind: "credit_note", total: usd(1500) },
      { kind: "credit_note_reversal", total: usd(1500), corrects: { number: documents[1]?.number } },
    ]);
    await refundOrder(staff(), { orderId, amount: usd(2000), ...plain });
    await issueDueInvoices(shop.ctx);
    expect((await documentsOf(orderId)).at(-1)).toMatchObject({ kind: "credit_note", total: usd(2000) });
  });
});
