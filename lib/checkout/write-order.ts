import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
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
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { redeemPromotions } from "@/lib/promotion/redeem-promotions";
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
 * promotions, in the caller's transaction. An order with nothing to pay is confirmed at once. Locks stock levels in id
 * order, then promotions and their codes.
 *
 * @throws AppError `insufficient_stock`, with what is available; `promotion_unavailable`, with `codes`.
 */
export async function writeOrder(ctx: Context, draft: OrderDraft): Promise<OrderRow> {
  const { lines, priced, terms } = draft;
  const placed = await insertOrder(ctx.db, draft);
  const lineIds = new Map(lines.map(({ row }) => [row.line.id, newId()]));
  await insertLines(ctx.db, placed, lineIds, draft);
  await writeDiscounts(ctx.db, placed.id, lineIds, priced.promoted);
  await insertAddresses(ctx.db, placed.id, terms);
  await reserveStock(ctx, {
    orderId: placed.id,
    demands: lines
      .filter(({ row }) => row.variant.tracked)
      .map(({ row, quantity }) => ({
        orderLineId: idOf(lineIds, row.line.id),
        variantId: row.variant.id,
        quantity,
      })),
  });
  await redeemPromotions(ctx, priced.promoted, {
    orderId: placed.id,
    email: placed.email,
    customerId: placed.customerId,
  });
  const { totalMinor } = priced.totals;
  const agreed = terms.acceptedTerms ? { acceptedTerms: true } : {};
  if (terms.draft) {
    const { id: draftOrderId, number, createdBy } = terms.draft;
    await addOrderEvent(ctx, placed.id, "drafted", { draftOrderId, number }, { author: createdBy });
  }
  await addOrderEvent(ctx, placed.id, "placed", { totalMinor, currency: placed.currency, ...agreed });
  await addOutboxEvent(ctx.db, "order/placed", { orderId: placed.id });
  return totalMinor === 0 ? confirmOrder(ctx, placed) : placed;
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
  lineIds: Map<string, string>,
  { lines, priced: { totals, shipping } }: OrderDraft,
): Promise<void> {
  const amountsOf = (key: string) => {
    const amounts = totals.lines.get(key);
    if (!amounts) throw new Error(`line ${key} was not priced`);
    return amounts;
  };
  await db.insert(orderLine).values(
    lines.map(({ row, title, variantTitle, quantity, unitPriceMinor }, index) => {
      const { subtotalMinor, discountMinor, taxMinor, totalMinor } = amountsOf(row.line.id);
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
  if (shipping) {
    await db.insert(shippingLine).values({
      orderId,
      shippingMethodId: shipping.id,
      name: shipping.name,
      estimate: shipping.estimate,
      priceMinor: totals.shippingMinor,
      taxMinor: totals.shippingTaxMinor,
    });
  }
  const taxLines = [
    ...lines.flatMap(({ row }) =>
      amountsOf(row.line.id).taxLines.map((tax) => ({ ...tax, orderLineId: idOf(lineIds, row.line.id) })),
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
