import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { refundOrder } from "@/lib/payment/refund-order";
import { settlePayment } from "@/lib/payment/settle-payment";
import { openOrder, statusOf, timelineOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { stockOf } from "@/lib/testing/stock";
import { checks } from "./checks";
import { repairBreaches, runDoctor } from "./run-doctor";

let shop: Shop;
let paid: { orderId: string; variantId: string };
let billed: { orderId: string };
let pending: { orderId: string; variantId: string; sessionId: string };
beforeAll(async () => {
  shop = await startShop();
  const { sessionId, ...order } = await openOrder(shop);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, order.orderId);
  paid = order;
  pending = await openOrder(shop);
  billed = await bill();
});

/** A paid order with an invoice and a credit note. */
async function bill() {
  const { sessionId, orderId } = await openOrder(shop);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const amount = { amount: 500, currency: "USD" };
  await refundOrder(asStaff(shop.ctx), { orderId, amount, shipping: false, restock: false, reason: "test" });
  await issueOrderInvoices(shop.ctx, orderId);
  return { orderId };
}

afterAll(() => shop.stop());

const broken = async (ctx = shop.ctx) =>
  (await runDoctor(ctx)).filter(({ breaches }) => breaches.length > 0).map(({ check }) => check.name);

test("a shop that sells and is paid is healthy", async () => {
  expect(await broken()).toEqual([]);
});

/** How a fault of ours, or a hand in the database, would leave it. */
const damages: [check: string, damage: () => SQL, alsoBroken?: string[]][] = [
  [
    "kept-money",
    () => sql`update "order" set status = 'canceled', canceled_at = now() where id = ${paid.orderId}`,
    ["reservation-orders"],
  ],
  [
    "paid-orders",
    () => sql`update payment set captured_minor = captured_minor - 1 where order_id = ${paid.orderId}`,
  ],
  [
    "ending-authorizations",
    () => sql`update payment set status = 'authorized', authorized_minor = amount_minor, authorized_until = now()
      where order_id = ${pending.orderId}`,
  ],
  [
    "issued-invoices",
    () => sql`update payment set invoicing = 'issued', updated_at = now() - interval '1 hour'
      where order_id = ${paid.orderId}`,
  ],
  ["invoice-numbers", () => sql`update number_series set next_number = next_number + 1`],
  [
    "invoice-sums",
    () =>
      sql`insert into invoice_line (invoice_id, position, kind, title, variant_title, amount_minor, discount_minor,
          net_minor, tax_minor, total_minor, taxes)
        select id, 9, 'shipping', 'Standard', '', 1, 0, 1, 0, 1, '[]' from invoice where order_id = ${billed.orderId} and kind = 'invoice'`,
  ],
  [
    "credit-notes",
    () => sql`update refund set amount_minor = amount_minor - 1 where payment_id in (
      select id from payment where order_id = ${billed.orderId})`,
    ["refund-sums"],
  ],
  ["refund-sums", () => sql`update payment set refund_pending_minor = 1 where order_id = ${paid.orderId}`],
  [
    "order-sums",
    () =>
      sql`update "order" set subtotal_minor = subtotal_minor + 1, total_minor = total_minor + 1 where id = ${pending.orderId}`,
  ],
  [
    "order-adjustments",
    () =>
      sql`update "order" set discount_minor = 1, total_minor = total_minor - 1 where id = ${pending.orderId}`,
  ],
  [
    "order-tax-lines",
    () =>
      sql`insert into order_tax_line (id, order_id, name, rate_ppm, amount_minor) values (gen_random_uuid(), ${pending.orderId}, 'Tax', 1, 5)`,
  ],
  [
    "promotion-uses",
    () =>
      sql`insert into promotion (id, name, status, kind, method, stacking_group, percent_ppm, usage_limit, used)
        values (gen_random_uuid(), 'Ten', 'archived', 'percent', 'code', 'order', 100000, 5, 1)`,
  ],
  [
    "stock-movements",
    () => sql`update stock_level set on_hand = on_hand + 1 where variant_id = ${paid.variantId}`,
  ],
  [
    "stock-reservations",
    () => sql`update stock_reservation set quantity = quantity + 1 where order_id = ${paid.orderId}`,
  ],
  [
    "reservation-orders",
    () => sql`update "order" set status = 'canceled', canceled_at = now() where id = ${pending.orderId}`,
  ],
  [
    "returned-units",
    () =>
      sql`with moved as (update stock_level set on_hand = on_hand + 1 where variant_id = ${paid.variantId} returning id)
        insert into stock_movement (id, stock_level_id, kind, on_hand_delta, order_id, actor)
        select gen_random_uuid(), id, 'return', 1, ${paid.orderId}, 'test' from moved`,
  ],
  [
    "pending-orders",
    () => sql`update "order" set placed_at = now() - interval '2 hours' where id = ${pending.orderId}`,
  ],
  [
    "open-effects",
    () =>
      sql`update outbox_event set sent_at = null, created_at = now() - interval '1 hour' where data ->> 'orderId' = ${paid.orderId}`,
  ],
  [
    "dead-letters",
    () =>
      sql`insert into dead_letter (id, job, event_id, event_name, data, error, attempts, last_run_id)
        values (gen_random_uuid(), 'send-order-confirmation', 'e1', 'order/confirmed', '{}', 'Error: away', 11, 'r1')`,
  ],
  [
    "confirmation-mails",
    () => sql`update "order" set confirmed_at = now() - interval '1 hour' where id = ${paid.orderId}`,
  ],
  [
    "product-listing",
    () =>
      sql`delete from product_listing where product_id = (select product_id from variant where id = ${paid.variantId})`,
  ],
  [
    "review-sums",
    () => sql`
      insert into review (id, product_id, source, author_name, rating, title, body, locale, status)
      select gen_random_uuid(), product_id, 'import', 'Ada', 5, '', 'Uncounted', 'en', 'published'
      from variant where id = ${paid.variantId}`,
  ],
  [
    "price-history",
    () => sql`update price set amount_minor = amount_minor + 100 where variant_id = ${paid.variantId}`,
  ],
  [
    "audit-chain",
    () =>
      sql`insert into audit_entry (id, at, operation, actor_type, actor_id, actor, request_id, sequence, hash)
        values (gen_random_uuid(), now(), 'updateProduct', 'staff', 'u', 'staff:nobody', 'r', 1, '\\x00')`,
  ],
  [
    "audit-seals",
    () =>
      sql`insert into audit_entry (id, at, operation, actor_type, actor_id, actor, request_id)
        values (gen_random_uuid(), now() - interval '1 hour', 'updateProduct', 'staff', 'u', 'staff:nobody', 'r')`,
  ],
];

test.each(damages)("%s: what breaks it is found, and nothing else", async (name, damage, also = []) => {
  const healed = new Error("rolled back");
  const work = shop.db.transaction(async (tx) => {
    await tx.execute(damage());
    expect((await broken({ ...shop.ctx, db: tx })).sort()).toEqual([name, ...also].sort());
    throw healed;
  });
  await expect(work).rejects.toBe(healed);
});

test("every check has been broken once", () => {
  expect(damages.map(([name]) => name).sort()).toEqual(checks.map(({ name }) => name).sort());
});

const repair = (name: string) => {
  const check = checks.find((candidate) => candidate.name === name);
  if (!check) throw new Error(`no check ${name}`);
  return repairBreaches(shop.ctx, check);
};

test("a listing that is gone is written anew", async () => {
  await shop.db.execute(damages.find(([name]) => name === "product-listing")?.[1]() ?? sql``);
  expect(await repair("product-listing")).toBe(1);
  expect(await broken()).toEqual([]);
});

test("an order that waits too long is settled by what the provider says", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  await shop.db.execute(sql`update "order" set placed_at = now() - interval '2 hours' where id = ${orderId}`);
  expect(await broken()).toEqual(["pending-orders"]);
  expect(await repair("pending-orders")).toBe(1);
  expect(await statusOf(shop, orderId)).toBe("confirmed");
  expect(await broken()).toEqual([]);
});

test("what a canceled order holds is given back, and only that", async () => {
  const { orderId, variantId } = await openOrder(shop);
  await shop.db.execute(
    sql`update "order" set status = 'canceled', canceled_at = now() where id = ${orderId}`,
  );
  expect(await repair("reservation-orders")).toBe(1);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
  expect(await timelineOf(shop, pending.orderId)).toEqual(["placed"]);
  expect(await broken()).toEqual([]);
});

test("what has no repair is left alone", async () => {
  expect(await repair("kept-money")).toBe(0);
});
