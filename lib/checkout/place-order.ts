import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { order, orderAddress, orderLine, orderTaxLine, shippingLine } from "@/db/schema/order";
import { loadCartLines, type PricedCartLine } from "@/lib/cart/load-cart-lines";
import { type CartRow, lockOpenCart } from "@/lib/cart/queries";
import { AppError } from "@/lib/errors/app-error";
import { newCapability } from "@/lib/ids/capability";
import { newId } from "@/lib/ids/new-id";
import { reserveStock } from "@/lib/inventory/reserve-stock";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { confirmOrder } from "@/lib/order/confirm-order";
import { findLiveOrderOfCart, type OrderRow } from "@/lib/order/queries";
import type { Address } from "@/lib/order/schema";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { minimumChargeMinor } from "@/lib/payment/rules";
import { type PricedCheckout, priceCheckout } from "./price-checkout";
import { requireReturnUrl } from "./require-return-url";
import type { CheckoutInput } from "./schema";

export type Placement =
  | { outcome: "placed" | "continued"; order: OrderRow }
  /** The cart has an unpaid order from another checkout: it must end at the provider first. */
  | { outcome: "superseded"; order: OrderRow };

/**
 * Makes the order of a cart, in one transaction: locks the cart, prices it again, refuses another total than the
 * shopper confirmed, reserves stock, writes order, lines, addresses, taxes, timeline and outbox. The same checkout
 * again finds the order that it made before. An order with nothing to pay is confirmed at once.
 *
 * Locks the cart, then stock levels in id order.
 *
 * @throws AppError `not_found`, `cart_completed`, `cart_empty`, `variant_not_found`, `shipping_unavailable`,
 * `price_changed` with `was` and `now`, `insufficient_stock` with `lines`, `payment_below_minimum`.
 */
export function placeOrder(ctx: Context, input: CheckoutInput): Promise<Placement> {
  return ctx.db.transaction(async (tx) => {
    const cart = await lockOpenCart(tx, input.cartId);
    const lines = await loadCartLines(tx, cart);
    const checkoutHash = hashCheckout(lines, input);
    const existing = await findLiveOrderOfCart(tx, cart.id);
    if (existing) {
      return {
        outcome: existing.checkoutHash === checkoutHash ? "continued" : "superseded",
        order: existing,
      };
    }
    const priced = await priceCheckout(tx, cart, lines, {
      ...input.shippingAddress,
      shippingMethodId: input.shippingMethodId,
    });
    requireExpectedTotal(cart, priced, input);
    requireChargeable(cart, priced);
    const placed = await writeOrder({ ...ctx, db: tx }, { cart, lines, priced, input, checkoutHash });
    return { outcome: "placed", order: placed };
  });
}

function requireExpectedTotal(
  cart: CartRow,
  { totals }: PricedCheckout,
  { expectedTotal }: CheckoutInput,
): void {
  if (!expectedTotal) return;
  const now = { amount: totals.totalMinor, currency: cart.currency };
  if (expectedTotal.amount === now.amount && expectedTotal.currency === now.currency) return;
  throw new AppError("price_changed", undefined, { details: { was: expectedTotal, now } });
}

function requireChargeable(cart: CartRow, { totals }: PricedCheckout): void {
  const minimum = minimumChargeMinor(cart.currency);
  if (totals.totalMinor === 0 || totals.totalMinor >= minimum) return;
  throw new AppError("payment_below_minimum", undefined, {
    details: { minimum: { amount: minimum, currency: cart.currency } },
  });
}

type Draft = {
  cart: CartRow;
  lines: readonly PricedCartLine[];
  priced: PricedCheckout;
  input: CheckoutInput;
  checkoutHash: string;
};

async function writeOrder(ctx: Context, draft: Draft): Promise<OrderRow> {
  const { cart, lines, priced, input } = draft;
  const { totals } = priced;
  const [placed] = await ctx.db
    .insert(order)
    .values({
      number: await nextOrderNumber(ctx.db),
      status: "pending_payment",
      cartId: cart.id,
      customerId: cart.customerId,
      email: input.email,
      accessToken: newCapability(),
      currency: cart.currency,
      subtotalMinor: totals.subtotalMinor,
      shippingMinor: totals.shippingMinor,
      taxMinor: totals.taxMinor,
      totalMinor: totals.totalMinor,
      taxRounding: "per_line",
      checkoutHash: draft.checkoutHash,
      note: input.note,
      successUrl: requireReturnUrl("successUrl", input.successUrl),
      cancelUrl: requireReturnUrl("cancelUrl", input.cancelUrl),
    })
    .returning();
  if (!placed) throw new Error("insert returned no order");
  const lineIds = new Map(lines.map(({ row }) => [row.line.id, newId()]));
  await writeLines(ctx.db, placed.id, lineIds, draft);
  await writeAddresses(ctx.db, placed.id, input);
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
  await addOrderEvent(ctx, placed.id, "placed", { totalMinor: totals.totalMinor, currency: cart.currency });
  await addOutboxEvent(ctx.db, "order/placed", { orderId: placed.id });
  return totals.totalMinor === 0 ? confirmOrder(ctx, placed) : placed;
}

async function writeLines(
  db: Db,
  orderId: string,
  lineIds: Map<string, string>,
  { lines, priced: { totals, shipping } }: Draft,
): Promise<void> {
  const amountsOf = (key: string) => {
    const amounts = totals.lines.get(key);
    if (!amounts) throw new Error(`line ${key} was not priced`);
    return amounts;
  };
  await db.insert(orderLine).values(
    lines.map(({ row, quantity, unitPriceMinor }, index) => {
      const { subtotalMinor, taxMinor, totalMinor } = amountsOf(row.line.id);
      return {
        id: idOf(lineIds, row.line.id),
        orderId,
        position: index + 1,
        variantId: row.variant.id,
        productId: row.product.id,
        productHandle: row.product.handle,
        title: row.product.title,
        variantTitle: row.variant.title,
        sku: row.variant.sku,
        mediaKey: row.picture?.storageKey ?? null,
        quantity,
        unitPriceMinor: unitPriceMinor ?? 0,
        subtotalMinor,
        taxMinor,
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
      priceMinor: shipping.priceMinor,
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

async function writeAddresses(db: Db, orderId: string, input: CheckoutInput): Promise<void> {
  const rows: ["shipping" | "billing", Address][] = [
    ["shipping", input.shippingAddress],
    ["billing", input.billingAddress ?? input.shippingAddress],
  ];
  await db
    .insert(orderAddress)
    .values(rows.map(([kind, address]) => ({ orderId, kind, vatId: "", ...address })));
}

async function nextOrderNumber(db: Db): Promise<string> {
  const [row] = await db.execute<{ value: string }>(sql`select nextval('order_number_sequence') as value`);
  return `SH-${row?.value}`;
}

/** Whatever the shopper could change between two tries; prices are compared by `expectedTotal`. */
function hashCheckout(lines: readonly PricedCartLine[], input: CheckoutInput): string {
  const { expectedTotal: _, ...rest } = input;
  const goods = lines.map(({ row, quantity, unitPriceMinor }) => [row.variant.id, quantity, unitPriceMinor]);
  return createHash("sha256")
    .update(JSON.stringify([goods, rest]))
    .digest("hex");
}

function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no order line for cart line ${key}`);
  return id;
}
