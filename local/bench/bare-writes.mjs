import { randomUUID } from "node:crypto";

/**
 * @typedef {import("postgres").Sql} Sql
 * @typedef {Record<string, unknown>} Row
 */

/** What a purchase writes, in the order of its transactions; rows that others name come first. */
const tables = [
  "cart",
  "cart_line",
  "order",
  "order_line",
  "shipping_line",
  "order_address",
  "order_tax_line",
  "stock_reservation",
  "stock_movement",
  "order_event",
  "outbox_event",
  "payment",
  "payment_event",
  "inbox_event",
  "sent_mail",
];

/**
 * The rows that one purchase of the shop has left, to write their like again.
 *
 * @param {Sql} sql @param {string} orderId
 */
export async function readPurchase(sql, orderId) {
  const [{ cart_id: cartId } = { cart_id: null }] =
    await sql`select cart_id from "order" where id = ${orderId}`;
  const [{ id: paymentId } = { id: null }] = await sql`select id from payment where order_id = ${orderId}`;
  /** @type {Record<string, string>} */
  const conditions = {
    cart: `id = '${cartId}'`,
    cart_line: `cart_id = '${cartId}'`,
    order: `id = '${orderId}'`,
    payment_event: `payment_id = '${paymentId}'`,
    outbox_event: `data ->> 'orderId' = '${orderId}'`,
    inbox_event: `data ->> 'orderId' = '${orderId}'`,
    sent_mail: `subject_id = '${orderId}'`,
  };
  /** @type {Record<string, Row[]>} */
  const rows = {};
  for (const table of tables) {
    const where = conditions[table] ?? `order_id = '${orderId}'`;
    rows[table] = await sql.unsafe(`select * from "${table}" where ${where}`);
  }
  // Nobody may act on the copies: they are written as effects that were handed over.
  for (const row of rows.outbox_event ?? []) row.sent_at = new Date();
  return rows;
}

/** @typedef {Awaited<ReturnType<typeof readPurchase>>} Purchase */

/**
 * Writes what a purchase writes, and nothing else: no reads, no prices, no provider. In as many transactions, with the
 * same locks on cart, order, payment and stock.
 *
 * @param {Sql} sql @param {Purchase} purchase
 */
export async function writePurchase(sql, purchase) {
  /** @type {Map<unknown, string>} */
  const fresh = new Map();
  const newOf = (/** @type {unknown} */ id) => {
    const known = fresh.get(id) ?? randomUUID();
    fresh.set(id, known);
    return known;
  };
  const own = (/** @type {Row} */ row) => renew(row, newOf);
  const write = async (
    /** @type {Sql} */ tx,
    /** @type {string} */ table,
    pick = (/** @type {Row} */ _row) => true,
  ) => {
    const rows = (purchase[table] ?? []).filter(pick).map(own);
    if (rows.length > 0) await tx`insert into ${tx(table)} ${tx(rows)}`;
  };
  const isOf =
    (/** @type {string} */ column, /** @type {string[]} */ ...values) =>
    (/** @type {Row} */ row) =>
      values.includes(String(row[column]));
  const level = (purchase.stock_movement ?? [])[0]?.stock_level_id;
  const [cart, order, payment] = ["cart", "order", "payment"].map((table) => newOf(purchase[table]?.[0]?.id));
  const begin = (/** @type {(tx: Sql) => Promise<unknown>} */ work) =>
    sql.begin((tx) => work(/** @type {Sql} */ (/** @type {unknown} */ (tx))));

  await write(sql, "cart");
  await begin(async (tx) => {
    await tx`select 1 from cart where id = ${cart ?? ""} for update`;
    await write(tx, "cart_line");
    await tx`update cart set version = version + 1 where id = ${cart ?? ""}`;
  });
  await begin(async (tx) => {
    await tx`select 1 from cart where id = ${cart ?? ""} for update`;
    for (const table of ["order", "order_line", "shipping_line", "order_address", "order_tax_line"])
      await write(tx, table);
    await tx`select 1 from stock_level where id = ${String(level)} for update`;
    await tx`update stock_level set reserved = reserved + 1 where id = ${String(level)}`;
    await write(tx, "stock_reservation");
    await write(tx, "stock_movement", isOf("kind", "reserve"));
    await write(tx, "order_event", isOf("type", "placed"));
    await write(tx, "payment");
  });
  await sql`update payment set updated_at = now() where id = ${payment ?? ""}`;
  await write(sql, "inbox_event");
  await begin(async (tx) => {
    await tx`select 1 from "order" where id = ${order ?? ""} for update`;
    await tx`update payment set updated_at = now() where id = ${payment ?? ""}`;
    await write(tx, "payment_event");
    await write(tx, "order_event", isOf("type", "paid", "confirmed"));
    await tx`update "order" set updated_at = now() where id = ${order ?? ""}`;
    await tx`update cart set completed_at = now() where id = ${cart ?? ""}`;
    await tx`select 1 from stock_level where id = ${String(level)} for update`;
    await tx`update stock_level set reserved = reserved - 1, allocated = allocated + 1 where id = ${String(level)}`;
    await tx`update stock_reservation set status = 'allocated' where order_id = ${order ?? ""}`;
    await write(tx, "stock_movement", isOf("kind", "allocate"));
    await write(tx, "outbox_event", isOf("type", "order/confirmed"));
  });
  await write(sql, "sent_mail");
}

/** Columns that name rows of the purchase itself, or must be unique. */
const OWN_IDS = ["id", "cart_id", "order_id", "order_line_id", "payment_id", "subject_id"];
const UNIQUE_TEXTS = [
  "capability_hash",
  "number",
  "access_token",
  "provider_session_id",
  "provider_intent_id",
  "message_id",
];

/** @param {Row} row @param {(id: unknown) => string} newOf @returns {Row} */
function renew(row, newOf) {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const isOwn = OWN_IDS.includes(column) || UNIQUE_TEXTS.includes(column);
      return [column, isOwn && value !== null ? newOf(value) : value];
    }),
  );
}
