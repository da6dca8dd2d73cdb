import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cart, cartLine } from "@/db/schema/cart";
import { product, variant } from "@/db/schema/catalog";
import { draftOrder } from "@/db/schema/draft-order";
import { order } from "@/db/schema/order";
import { price } from "@/db/schema/pricing";
import type { CartRow } from "@/lib/cart/queries";
import { isOwnPrice } from "@/lib/cart/queries";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import type { OrderRow } from "@/lib/order/queries";

export type DraftRow = typeof draftOrder.$inferSelect;
export type FoundDraft = { draft: DraftRow; cart: CartRow };

const unknown = () => new AppError("not_found", "There is no such draft order");

async function findWhere(db: Db, where: SQL): Promise<FoundDraft | null> {
  const [row] = await db
    .select({ draft: draftOrder, cart })
    .from(draftOrder)
    .innerJoin(cart, eq(cart.id, draftOrder.cartId))
    .where(where);
  return row ?? null;
}

/** @throws AppError `not_found`. */
export async function selectDraft(db: Db, draftOrderId: string): Promise<FoundDraft> {
  const found = await findWhere(db, eq(draftOrder.id, draftOrderId));
  if (!found) throw unknown();
  return found;
}

export function findDraftOfLink(db: Db, token: string): Promise<FoundDraft | null> {
  return findWhere(db, eq(draftOrder.linkHash, hashCapability(token)));
}

export function findDraftOfCart(db: Db, cartId: string): Promise<FoundDraft | null> {
  return findWhere(db, eq(draftOrder.cartId, cartId));
}

/**
 * Locks the draft's cart until the transaction ends: edits, sending, canceling and paying go one after another. The cart
 * comes before everything else that placing an order locks. @throws AppError `not_found`.
 */
export async function lockDraft(db: Db, draftOrderId: string): Promise<FoundDraft> {
  const { draft } = await selectDraft(db, draftOrderId);
  await db.select({ id: cart.id }).from(cart).where(eq(cart.id, draft.cartId)).for("update");
  // What was read before the lock may be of before another's change.
  return selectDraft(db, draftOrderId);
}

/** What a draft became, or the last try to pay it: what was paid comes first, then what is live, then the latest. */
export async function findOrdersOfCarts(db: Db, cartIds: readonly string[]): Promise<Map<string, OrderRow>> {
  if (cartIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(order)
    .where(inArray(order.cartId, [...cartIds]))
    .orderBy(
      sql`${order.confirmedAt} is null`,
      sql`${order.status} = 'canceled'`,
      desc(order.placedAt),
      desc(order.id),
    );
  const found = new Map<string, OrderRow>();
  for (const row of rows) if (row.cartId && !found.has(row.cartId)) found.set(row.cartId, row);
  return found;
}

export function selectDraftPage(db: Db, where: SQL | undefined, limit: number) {
  const quantity = sql<number>`coalesce((
    select sum(l.quantity) from cart_line l where l.cart_id = ${draftOrder.cartId}), 0)::int`;
  return db
    .select({ draft: draftOrder, cart, quantity })
    .from(draftOrder)
    .innerJoin(cart, eq(cart.id, draftOrder.cartId))
    .where(where)
    .orderBy(desc(draftOrder.updatedAt), desc(draftOrder.id))
    .limit(limit);
}

export function selectDraftLines(db: Db, cartId: string) {
  return db
    .select()
    .from(cartLine)
    .where(eq(cartLine.cartId, cartId))
    .orderBy(asc(cartLine.createdAt), asc(cartLine.id));
}

/** Variants whose product is on sale, with what they cost; null: they have no price. */
export function selectSellable(db: Db, currency: string, where: SQL | undefined, limit: number) {
  return db
    .select({ variant, title: product.title, priceMinor: price.amountMinor })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .leftJoin(price, isOwnPrice(currency))
    .where(and(eq(product.status, "active"), where))
    .orderBy(asc(product.title), asc(product.id), asc(variant.position))
    .limit(limit);
}

export async function nextDraftNumber(db: Db): Promise<string> {
  const [row] = await db.execute<{ value: string }>(
    sql`select nextval('draft_order_number_sequence') as value`,
  );
  return `D-${row?.value}`;
}

/** Drafts whose link was sent a minute ago or more, and whose mail of this kind has not left. */
export async function listUnmailedDrafts(
  db: Db,
  kind: string,
  limit: number,
): Promise<{ draftOrderId: string; sendId: string }[]> {
  const rows = await db
    .select({ draftOrderId: draftOrder.id, sendId: draftOrder.sendId })
    .from(draftOrder)
    .where(
      and(
        eq(draftOrder.status, "sent"),
        sql`${draftOrder.sentAt} between now() - interval '3 days' and now() - interval '1 minute'`,
        sql`not exists (select from sent_mail m
          where m.kind = ${kind} and m.subject_id = ${draftOrder.sendId}::text and m.sent_at is not null)`,
      ),
    )
    .orderBy(asc(draftOrder.sentAt))
    .limit(limit);
  return rows.flatMap(({ draftOrderId, sendId }) => (sendId ? [{ draftOrderId, sendId }] : []));
}
