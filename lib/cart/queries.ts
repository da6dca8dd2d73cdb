import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cart, cartLine } from "@/db/schema/cart";
import { media, product, variant } from "@/db/schema/catalog";
import { stockReservation } from "@/db/schema/inventory";
import { order, orderLine } from "@/db/schema/order";
import { price } from "@/db/schema/pricing";
import { variantTitle } from "@/lib/catalog/variant-title";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import { hashCapability } from "@/lib/ids/capability";
import { freeUnitsOf } from "@/lib/inventory/find-availability";

export type CartRow = typeof cart.$inferSelect;

/** The cart of a public id. @throws AppError `not_found`. */
export async function selectCart(db: Db, cartId: string): Promise<CartRow> {
  const [row] = await db
    .select()
    .from(cart)
    .where(eq(cart.capabilityHash, hashCapability(cartId)));
  if (!row) throw new AppError("not_found", "There is no such cart");
  return row;
}

/** `selectCart`, or null. */
export async function findCartRow(db: Db, cartId: string): Promise<CartRow | null> {
  const [row] = await db
    .select()
    .from(cart)
    .where(eq(cart.capabilityHash, hashCapability(cartId)));
  return row ?? null;
}

/** Locks the cart's row until the transaction ends: changes of one cart go one after another. */
async function lockCart(db: Db, cartId: string): Promise<CartRow> {
  const [row] = await db
    .select()
    .from(cart)
    .where(eq(cart.capabilityHash, hashCapability(cartId)))
    .for("update");
  if (!row) throw new AppError("not_found", "There is no such cart");
  return row;
}

/** `lockCart`, for a change. @throws AppError `cart_completed` once it has been paid. */
export async function lockOpenCart(db: Db, cartId: string): Promise<CartRow> {
  const row = await lockCart(db, cartId);
  if (row.completedAt) throw new AppError("cart_completed");
  return row;
}

export async function raiseCartVersion(db: Db, id: string): Promise<void> {
  await db
    .update(cart)
    .set({ version: sql`${cart.version} + 1` })
    .where(eq(cart.id, id));
}

/** Notes the address that promotions are weighed for. `onlyIfKnown`: another one takes the place of the one before. */
export async function setCartEmail(
  db: Db,
  cartId: string,
  email: string,
  { onlyIfKnown = false }: { onlyIfKnown?: boolean } = {},
): Promise<void> {
  const own = eq(cart.capabilityHash, hashCapability(cartId));
  await db
    .update(cart)
    .set({ email })
    .where(onlyIfKnown ? and(own, isNotNull(cart.email)) : own);
}

/** Joins the shop's own price of a variant. */
export function isOwnPrice(currency: string): SQL | undefined {
  return and(
    eq(price.variantId, variant.id),
    eq(price.currency, currency),
    isNull(price.priceListId),
    eq(price.minQuantity, 1),
    isNull(price.startsAt),
  );
}

/** A variant that can be put into a cart of the currency: its product is active, and it has a price. */
export async function findVariantOnSale(
  db: Db,
  currency: string,
  input: { variantId?: string | undefined; sku?: string | undefined },
): Promise<{ id: string; tracked: boolean } | null> {
  const wanted = input.variantId ? eq(variant.id, input.variantId) : eq(variant.sku, input.sku ?? "");
  const [row] = await db
    .select({ id: variant.id, tracked: variant.tracked })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .innerJoin(price, isOwnPrice(currency))
    .where(and(wanted, eq(product.status, "active")));
  return row ?? null;
}

/** What the variant cost when its line was last touched: the latest price written until then. */
function seenPrice(currency: string): SQL<number | null> {
  return sql<number | null>`(select c.amount_minor from price_change c where c.variant_id = ${variant.id}
    and c.currency = ${currency} and c.changed_at <= ${cartLine.updatedAt}
    order by c.changed_at desc, c.id desc limit 1)`.mapWith(Number);
}

/** What this cart can buy of the variant now: what is free, and what its own unpaid order holds. */
function availableTo(cartRowId: string): SQL<number> {
  const held = sql`(select coalesce(sum(${stockReservation.quantity}), 0) from ${stockReservation}
    join ${orderLine} on ${orderLine.id} = ${stockReservation.orderLineId}
    join ${order} on ${order.id} = ${stockReservation.orderId}
    where ${order.cartId} = ${cartRowId} and ${order.status} = 'pending_payment'
      and ${stockReservation.status} = 'reserved' and ${orderLine.variantId} = ${variant.id})`;
  return sql<number>`(${freeUnitsOf(variant.id)} + ${held})::int`;
}

export type CartLineRow = Awaited<ReturnType<typeof selectCartLines>>[number];

/** Lines with everything that pricing and showing them needs, oldest first. Prices are those of now. */
export function selectCartLines(db: Db, { id, currency }: Pick<CartRow, "id" | "currency">, locale: Locale) {
  return db
    .select({
      line: cartLine,
      variant,
      product,
      price,
      picture: media,
      seenPriceMinor: seenPrice(currency),
      variantTitle: variantTitle(locale),
      available: availableTo(id),
    })
    .from(cartLine)
    .innerJoin(variant, eq(variant.id, cartLine.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .leftJoin(price, isOwnPrice(currency))
    .leftJoin(
      media,
      sql`${media.id} = (select m.id from media m where m.product_id = ${product.id} and m.status = 'ready'
        order by m.position, m.id limit 1)`,
    )
    .where(eq(cartLine.cartId, id))
    .orderBy(asc(cartLine.createdAt), asc(cartLine.id));
}

/** `availableTo` of each of these variants. */
export async function findAvailable(
  db: Db,
  cartRowId: string,
  variantIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: variant.id, available: availableTo(cartRowId) })
    .from(variant)
    .where(inArray(variant.id, [...variantIds]));
  return new Map(rows.map(({ id, available }) => [id, available]));
}
