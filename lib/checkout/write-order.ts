import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pipelined } from "@/db/pipelined";
import { order, orderAddress, orderLine, orderTaxLine, shippingLine } from "@/db/schema/order";
import type { PricedCartLine } from "@/lib/cart/load-cart-lines";
import type { CartRow } from "@/lib/cart/queries";
import { defaultLocale } from "@/lib/i18n/locales";
import { newCapability } from "@/lib/ids/capability";
import { newId } from "@/lib/ids/new-id";
import { reserveStock } from "@/lib/inventory/reserve-stock";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { confirmOrder } from "@/lib/order/confirm-order";
import type { OrderRow } from "@/lib/order/queries";
import type { Address } from "@/lib/order/schema";
import { type Attempt, beginAttempt } from "@/lib/payment/begin-attempt";
import { redeemPromotions } from "@/lib/promotion/redeem-promotions";
import type { CheckoutTotals } from "./calculate-totals";
import type { OrderTerms } from "./offer";
import type { PricedCheckout } from "./price-checkout";
import { normalizeVatId } from "./vat-id";
import { idOf, writeDiscounts } from "./write-discounts";

/** Everything that an order is made of, decided before the first write. */
export type OrderDraft = {
  cart: CartRow;
  lines: readonly PricedCartLine[];
  priced: PricedCheckout;
  terms: OrderTerms;
  checkoutHash: string;
};

/**
 * Writes an order with lines, addresses, discounts, taxes, timeline and outbox, reserves its stock and redeems its
 * promotions, in the caller's transaction; with its first attempt to pay. An order with nothing to pay is confirmed at once. Locks stock levels in id
 * order, then promotions and their codes.
 *
 * @throws AppError `insufficient_stock`, with what is available; `promotion_unavailable`, with `codes`.
 */
export async function writeOrder(
  ctx: Context,
  draft: OrderDraft,
): Promise<{ order: OrderRow; attempt: Attempt | null }> {
  const { lines, priced, terms } = draft;
  const placed = await insertOrder(ctx.db, draft);
  const { id: orderId } = placed;
  const lineIds = new Map(lines.map(({ row }) => [row.line.id, newId()]));
  await insertLines(ctx.db, placed, lineIds, draft);
  const isFree = placed.totalMinor === 0;
  const [attempt] = await pipelined(
    isFree ? Promise.resolve(null) : beginAttempt(ctx.db, placed, 1),
    insertTaxLines(ctx.db, orderId, lineIds, draft),
    writeDiscounts(ctx.db, orderId, lineIds, priced.promoted),
    insertAddresses(ctx.db, orderId, terms),
    addPlacedEvents(ctx, orderId, draft),
    insertShippingLine(ctx.db, orderId, draft),
    reserveStock(ctx, {
      orderId,
      demands: lines
        .filter(({ row }) => row.variant.tracked)
        .map(({ row, quantity }) => ({
          orderLineId: idOf(lineIds, row.line.id),
          variantId: row.variant.id,
          quantity,
        })),
    }),
  );
  await redeemPromotions(ctx, priced.promoted, {
    orderId,
    email: placed.email,
    customerId: placed.customerId,
  });
  return { order: isFree ? await confirmOrder(ctx, placed) : placed, attempt };
}

async function addPlacedEvents(ctx: Context, orderId: string, { cart, priced, terms }: OrderDraft) {
  const { draft, acceptedTerms } = terms;
  if (draft) {
    const { id: draftOrderId, number, createdBy } = draft;
    await addOrderEvent(ctx, orderId, "drafted", { draftOrderId, number }, { author: createdBy });
  }
  const agreed = acceptedTerms ? { acceptedTerms: true } : {};
  const { totalMinor } = priced.totals;
  await addOrderEvent(ctx, orderId, "placed", { totalMinor, currency: cart.currency, ...agreed });
}

async function insertOrder(db: Db, { cart, priced, terms, checkoutHash }: OrderDraft): Promise<OrderRow> {
  const { totals, taxSettings } = priced;
  const [placed] = await db
    .insert(order)
    .values({
      number: sql`'SH-' || nextval('order_number_sequence')`,
      status: "pending_payment",
      cartId: cart.id,
      customerId: cart.customerId,
      email: terms.email,
      accessToken: newCapability(),
      currency: cart.currency,
      subtotalMinor: totals.subtotalMinor,
      discountMinor: totals.discountMinor,
      shippingMinor: totals.shippingMinor,
      taxMinor: totals.taxMinor,
      totalMinor: totals.totalMinor,
      taxIncluded: taxSettings.included,
      taxRounding: taxSettings.rounding,
      checkoutHash,
      note: terms.note,
      locale: terms.locale ?? defaultLocale,
      successUrl: terms.successUrl ?? null,
      cancelUrl: terms.cancelUrl ?? null,
    })
    .returning();
  if (!placed) throw new Error("insert returned no order");
  return placed;
}

async function insertLines(
  db: Db,
  { id: orderId, taxIncluded }: OrderRow,
  lineIds: ReadonlyMap<string, string>,
  { lines, priced: { totals } }: OrderDraft,
): Promise<void> {
  await db.insert(orderLine).values(
    lines.map(({ row, title, variantTitle, quantity, unitPriceMinor }, index) => {
      const { subtotalMinor, discountMinor, taxMinor, totalMinor } = amountsOf(totals, row.line.id);
      return {
        id: idOf(lineIds, row.line.id),
        orderId,
        position: index + 1,
        variantId: row.variant.id,
        productId: row.product.id,
        productHandle: row.product.handle,
        title,
        variantTitle,
        sku: row.variant.sku,
        mediaKey: row.picture?.storageKey ?? null,
        quantity,
        unitPriceMinor: unitPriceMinor ?? 0,
        subtotalMinor,
        discountMinor,
        taxMinor,
        taxIncluded,
        totalMinor,
        requiresShipping: row.variant.requiresShipping,
        tracked: row.variant.tracked,
        weightGrams: row.variant.weightGrams,
      };
    }),
  );
}

function amountsOf(totals: CheckoutTotals, key: string) {
  const amounts = totals.lines.get(key);
  if (!amounts) throw new Error(`line ${key} was not priced`);
  return amounts;
}

async function insertShippingLine(
  db: Db,
  orderId: string,
  { priced: { totals, shipping } }: OrderDraft,
): Promise<void> {
  if (!shipping) return;
  await db.insert(shippingLine).values({
    orderId,
    shippingMethodId: shipping.id,
    name: shipping.name,
    estimate: shipping.estimate,
    priceMinor: totals.shippingMinor,
    taxMinor: totals.shippingTaxMinor,
  });
}

async function insertTaxLines(
  db: Db,
  orderId: string,
  lineIds: ReadonlyMap<string, string>,
  { lines, priced: { totals } }: OrderDraft,
): Promise<void> {
  const taxLines = [
    ...lines.flatMap(({ row }) =>
      amountsOf(totals, row.line.id).taxLines.map((tax) => ({
        ...tax,
        orderLineId: idOf(lineIds, row.line.id),
      })),
    ),
    ...totals.shippingTaxLines.map((tax) => ({ ...tax, orderLineId: null })),
  ];
  if (taxLines.length === 0) return;
  await db.insert(orderTaxLine).values(
    taxLines.map(({ orderLineId, name, ratePpm, amountMinor }) => ({
      orderId,
      orderLineId,
      name,
      ratePpm,
      amountMinor,
    })),
  );
}

async function insertAddresses(db: Db, orderId: string, terms: OrderTerms): Promise<void> {
  const rows: ["shipping" | "billing", Address][] = [
    ["shipping", terms.shippingAddress],
    ["billing", terms.billingAddress ?? terms.shippingAddress],
  ];
  const vatIdOf = { shipping: "", billing: normalizeVatId(terms.vatId ?? "") };
  await db
    .insert(orderAddress)
    .values(rows.map(([kind, address]) => ({ orderId, kind, vatId: vatIdOf[kind], ...address })));
}
