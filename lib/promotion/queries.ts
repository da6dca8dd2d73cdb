import { and, asc, desc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { cartPromotionCode } from "@/db/schema/cart";
import { collectionProduct } from "@/db/schema/catalog";
import { customer } from "@/db/schema/customer";
import { order } from "@/db/schema/order";
import { promotion, promotionCode, promotionCollection, promotionProduct } from "@/db/schema/promotion";
import { promotionRedemption } from "@/db/schema/redemption";
import { AppError } from "@/lib/errors/app-error";

export type PromotionRow = typeof promotion.$inferSelect;
export type CodeRow = typeof promotionCode.$inferSelect;

/** More active automatic promotions than this are not looked at: each is weighed for every cart. */
const MOST_AUTOMATIC = 200;

export type CartPromotions = {
  /** The higher priority first; those long over are left out. */
  automatic: PromotionRow[];
  /** In the order they were typed. */
  codes: { code: CodeRow; promotion: PromotionRow }[];
};

/** Promotions that a cart is weighed for: active ones that nobody has to ask for, and those of its codes. */
export async function selectCartPromotions(db: Db, cartRowId: string): Promise<CartPromotions> {
  const automatic = db
    .select({
      promotionId: promotion.id,
      codeId: sql<string | null>`null::uuid`.as("code_id"),
      typedAt: sql<Date | null>`null::timestamptz`.as("typed_at"),
    })
    .from(promotion)
    .where(
      and(
        eq(promotion.status, "active"),
        eq(promotion.method, "automatic"),
        or(isNull(promotion.endsAt), gt(promotion.endsAt, sql`now() - interval '7 days'`)),
      ),
    )
    .orderBy(desc(promotion.priority), asc(promotion.id))
    .limit(MOST_AUTOMATIC);
  const typed = db
    .select({
      promotionId: promotionCode.promotionId,
      codeId: sql<string | null>`${promotionCode.id}`.as("code_id"),
      typedAt: sql<Date | null>`${cartPromotionCode.createdAt}`.as("typed_at"),
    })
    .from(cartPromotionCode)
    .innerJoin(promotionCode, eq(promotionCode.code, cartPromotionCode.code))
    .where(eq(cartPromotionCode.cartId, cartRowId));
  const wanted = unionAll(automatic, typed).as("wanted");
  const rows = await db
    .select({ promotion, code: promotionCode })
    .from(wanted)
    .innerJoin(promotion, eq(promotion.id, wanted.promotionId))
    .leftJoin(promotionCode, eq(promotionCode.id, wanted.codeId))
    .orderBy(asc(wanted.typedAt), asc(promotionCode.code), desc(promotion.priority), asc(promotion.id));
  return {
    automatic: rows.flatMap(({ promotion: row, code }) => (code ? [] : [row])),
    codes: rows.flatMap(({ promotion: row, code }) => (code ? [{ code, promotion: row }] : [])),
  };
}

/** Codes that a cart holds; enough to tell whether they changed. */
export async function listCartCodes(db: Db, cartRowId: string): Promise<string[]> {
  const rows = await db
    .select({ code: cartPromotionCode.code })
    .from(cartPromotionCode)
    .where(eq(cartPromotionCode.cartId, cartRowId))
    .orderBy(asc(cartPromotionCode.code));
  return rows.map(({ code }) => code);
}

export async function findCode(
  db: Db,
  code: string,
): Promise<{ code: CodeRow; promotion: PromotionRow } | null> {
  const [row] = await db
    .select({ code: promotionCode, promotion })
    .from(promotionCode)
    .innerJoin(promotion, eq(promotion.id, promotionCode.promotionId))
    .where(eq(promotionCode.code, code));
  return row ?? null;
}

export async function selectPromotion(db: Db, promotionId: string): Promise<PromotionRow> {
  const [row] = await db.select().from(promotion).where(eq(promotion.id, promotionId));
  if (!row) throw new AppError("not_found", "There is no such promotion");
  return row;
}

/** Locks the promotion until the transaction ends: no order redeems it meanwhile. @throws AppError `not_found`. */
export async function lockPromotion(db: Db, promotionId: string): Promise<PromotionRow> {
  const [row] = await db.select().from(promotion).where(eq(promotion.id, promotionId)).for("update");
  if (!row) throw new AppError("not_found", "There is no such promotion");
  return row;
}

/** Products and collections that promotions are for. */
export async function selectGoods(db: Db, promotionIds: string[]) {
  if (promotionIds.length === 0) return { products: [], collections: [] };
  const products = await db
    .select()
    .from(promotionProduct)
    .where(inArray(promotionProduct.promotionId, promotionIds));
  const collections = await db
    .select()
    .from(promotionCollection)
    .where(inArray(promotionCollection.promotionId, promotionIds));
  return { products, collections };
}

export function selectCollectionsOfProducts(db: Db, productIds: string[]) {
  return db
    .select({ collectionId: collectionProduct.collectionId, productId: collectionProduct.productId })
    .from(collectionProduct)
    .where(inArray(collectionProduct.productId, productIds));
}

/**
 * What the cart's own unpaid order has redeemed: it is not gone for this shopper, for it goes back when another order
 * takes that one's place.
 */
export function selectOwnRedemptions(db: Db, cartRowId: string) {
  return db
    .select({
      promotionId: promotionRedemption.promotionId,
      promotionCodeId: promotionRedemption.promotionCodeId,
      emailHash: promotionRedemption.emailHash,
    })
    .from(promotionRedemption)
    .innerJoin(order, eq(order.id, promotionRedemption.orderId))
    .where(
      and(
        eq(order.cartId, cartRowId),
        eq(order.status, "pending_payment"),
        isNull(promotionRedemption.releasedAt),
      ),
    );
}

/** Live uses of some promotions by one address. */
export async function countUsesOfAddress(
  db: Db,
  promotionIds: string[],
  emailHash: string,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ promotionId: promotionRedemption.promotionId, uses: sql<number>`count(*)::int` })
    .from(promotionRedemption)
    .where(
      and(
        inArray(promotionRedemption.promotionId, promotionIds),
        eq(promotionRedemption.emailHash, emailHash),
        isNull(promotionRedemption.releasedAt),
      ),
    )
    .groupBy(promotionRedemption.promotionId);
  return new Map(rows.map(({ promotionId, uses }) => [promotionId, uses]));
}

/** Whether an address has an order that counts: guests order by mail address, and customers have one. */
export async function hasConfirmedOrder(db: Db, email: string): Promise<boolean> {
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        eq(sql`lower(${order.email})`, email.toLowerCase()),
        ne(order.status, "canceled"),
        ne(order.status, "pending_payment"),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function findCustomerFacts(
  db: Db,
  customerId: string,
): Promise<{ email: string; customerGroupId: string | null } | null> {
  const [row] = await db
    .select({ email: customer.email, customerGroupId: customer.customerGroupId })
    .from(customer)
    .where(eq(customer.id, customerId));
  return row ?? null;
}

/** Redemptions of promotions that orders still hold. */
export async function countLiveRedemptions(db: Db, promotionIds: string[]): Promise<Map<string, number>> {
  if (promotionIds.length === 0) return new Map();
  const rows = await db
    .select({ promotionId: promotionRedemption.promotionId, uses: sql<number>`count(*)::int` })
    .from(promotionRedemption)
    .where(
      and(inArray(promotionRedemption.promotionId, promotionIds), isNull(promotionRedemption.releasedAt)),
    )
    .groupBy(promotionRedemption.promotionId);
  return new Map(rows.map(({ promotionId, uses }) => [promotionId, uses]));
}
