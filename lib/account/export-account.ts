import { asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { account, session, user } from "@/db/schema/auth";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { cart, cartLine } from "@/db/schema/cart";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { address, consent, customer } from "@/db/schema/customer";
import { order } from "@/db/schema/order";
import { promotionRedemption } from "@/db/schema/redemption";
import { orderReturn, returnLine } from "@/db/schema/returns";
import { review } from "@/db/schema/review";
import { selectOrderInvoices } from "@/lib/invoice/queries";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { selectOrderParts } from "@/lib/order/queries";
import { toOrder } from "@/lib/order/to-order";
import { findWishlist } from "@/lib/wishlist/find-wishlist";

/** As many orders as one download carries; who has more is told so in it. */
const MAX_ORDERS = 1000;

/**
 * Everything that is held about the customer who asks (GDPR, articles 15 and 20), without what is secret: password,
 * tokens and links.
 *
 * @throws AppError `unauthenticated`.
 */
export async function exportAccount(ctx: Context): Promise<Record<string, unknown>> {
  const { customerId, userId } = requireCustomer(ctx);
  const { db } = ctx;
  const [owner] = await db.select().from(user).where(eq(user.id, userId));
  const [own] = await db.select().from(customer).where(eq(customer.id, customerId));
  if (!owner || !own) throw new Error("the actor's rows are there");
  const { passwordHash, ...person } = owner;
  const orders = await exportOrders(db, customerId);
  const isTheirs = (column: typeof consent.email | typeof checkoutReminder.email) =>
    sql`lower(${column}) = lower(${owner.email})`;
  return {
    format: "storehouse-account-1",
    exportedAt: new Date().toISOString(),
    account: {
      ...person,
      hasPassword: passwordHash !== null,
      signInWith: await db
        .select({ provider: account.provider, id: account.providerAccountId, since: account.createdAt })
        .from(account)
        .where(eq(account.userId, userId)),
      sessions: await db
        .select()
        .from(session)
        .where(eq(session.userId, userId))
        .orderBy(asc(session.createdAt)),
    },
    customer: own,
    addresses: await db.select().from(address).where(eq(address.customerId, customerId)),
    ...orders,
    promotions: await db
      .select({
        orderId: promotionRedemption.orderId,
        promotionId: promotionRedemption.promotionId,
        amountMinor: promotionRedemption.amountMinor,
        at: promotionRedemption.createdAt,
        givenBackAt: promotionRedemption.releasedAt,
      })
      .from(promotionRedemption)
      .innerJoin(order, eq(order.id, promotionRedemption.orderId))
      .where(or(eq(promotionRedemption.customerId, customerId), eq(order.customerId, customerId))),
    carts: await exportCarts(db, customerId),
    wishlist: (await findWishlist(ctx, { customerId }))?.items ?? [],
    consents: await db.select().from(consent).where(isTheirs(consent.email)),
    checkoutReminders: await db
      .select({
        email: checkoutReminder.email,
        consentText: checkoutReminder.consentText,
        consentedAt: checkoutReminder.consentedAt,
        remindedAt: checkoutReminder.remindedAt,
      })
      .from(checkoutReminder)
      .where(isTheirs(checkoutReminder.email)),
    backInStockRequests: await db
      .select({
        variantId: backInStockRequest.variantId,
        email: backInStockRequest.email,
        consentText: backInStockRequest.consentText,
        requestedAt: backInStockRequest.createdAt,
        confirmedAt: backInStockRequest.confirmedAt,
        notifiedAt: backInStockRequest.notifiedAt,
      })
      .from(backInStockRequest)
      .where(sql`lower(${backInStockRequest.email}) = lower(${owner.email})`),
  };
}

async function exportOrders(db: Db, customerId: string) {
  const rows = await db
    .select()
    .from(order)
    .where(eq(order.customerId, customerId))
    .orderBy(asc(order.placedAt), asc(order.id))
    .limit(MAX_ORDERS + 1);
  const shown = rows.slice(0, MAX_ORDERS);
  const orders = [];
  const invoices = [];
  for (const row of shown) {
    const {
      accessToken: _token,
      paymentUrl: _url,
      ...rest
    } = toOrder(row, await selectOrderParts(db, row.id));
    orders.push(rest);
    for (const document of await selectOrderInvoices(db, row.id))
      invoices.push({ ...document.row, lines: document.lines });
  }
  const ids = shown.map(({ id }) => id);
  const returns =
    ids.length === 0 ? [] : await db.select().from(orderReturn).where(inArray(orderReturn.orderId, ids));
  const lines =
    returns.length === 0
      ? []
      : await db
          .select()
          .from(returnLine)
          .where(
            inArray(
              returnLine.returnId,
              returns.map(({ id }) => id),
            ),
          );
  return {
    orders,
    hasMoreOrders: rows.length > MAX_ORDERS,
    invoices,
    returns: returns.map((row) => ({ ...row, lines: lines.filter(({ returnId }) => returnId === row.id) })),
    reviews:
      ids.length === 0
        ? []
        : (await db.select().from(review).where(inArray(review.orderId, ids))).map(
            ({ moderatedBy: _staff, ...row }) => row,
          ),
  };
}

async function exportCarts(db: Db, customerId: string) {
  const lines = await db
    .select({
      cartId: cart.id,
      completedAt: cart.completedAt,
      variantId: cartLine.variantId,
      quantity: cartLine.quantity,
      addedAt: cartLine.createdAt,
    })
    .from(cart)
    .innerJoin(cartLine, eq(cartLine.cartId, cart.id))
    .where(eq(cart.customerId, customerId))
    .orderBy(asc(cart.createdAt), asc(cartLine.createdAt));
  return lines;
}
