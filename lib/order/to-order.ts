import { toImage } from "@/lib/media/to-image";
import type { OrderParts, OrderRow } from "./queries";
import { resolveFulfillmentStatus, resolvePaymentStatus } from "./rules";
import type { Address, Order } from "./schema";
import { sumOf, toFulfillmentFacts } from "./to-fulfillment-facts";

/** The order as every door shows it. */
export function toOrder(row: OrderRow, parts: OrderParts): Order {
  const money = (amount: number) => ({ amount, currency: row.currency });
  const latest = parts.payments.at(-1);
  const facts = new Map(toFulfillmentFacts(parts).map((line) => [line.id, line]));
  return {
    id: row.id,
    number: row.number,
    accessToken: row.accessToken,
    status: row.status,
    paymentStatus: resolvePaymentStatus(parts.payments),
    fulfillmentStatus: resolveFulfillmentStatus(toFulfillmentFacts(parts)),
    email: row.email,
    currency: row.currency,
    lines: parts.lines.map(({ line, picture }) => ({
      id: line.id,
      variantId: line.variantId,
      productHandle: line.productHandle,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      image: picture ? toImage(picture) : null,
      quantity: line.quantity,
      fulfilled: facts.get(line.id)?.fulfilled ?? 0,
      removed: facts.get(line.id)?.removed ?? 0,
      refunded: sumOf(parts.refundLines, line.id, "quantity"),
      requiresShipping: line.requiresShipping,
      unitPrice: money(line.unitPriceMinor),
      discount: money(line.discountMinor),
      tax: money(line.taxMinor),
      total: money(line.totalMinor),
    })),
    subtotal: money(row.subtotalMinor),
    discount: money(row.discountMinor),
    discounts: sumAdjustments(parts.adjustments).map((entry) => ({ ...entry, amount: money(entry.amount) })),
    shipping: money(row.shippingMinor),
    tax: money(row.taxMinor),
    taxIncluded: row.taxIncluded,
    total: money(row.totalMinor),
    captured: money(parts.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0)),
    authorized: findAuthorized(parts),
    refunded: money(parts.payments.reduce((sum, payment) => sum + payment.refundedMinor, 0)),
    fulfillments: parts.fulfillments.map((entry) => ({
      id: entry.id,
      at: entry.createdAt.toISOString(),
      carrier: entry.carrier,
      trackingNumber: entry.trackingNumber,
      trackingUrl: entry.trackingUrl,
      lines: parts.fulfillmentLines
        .filter(({ fulfillmentId }) => fulfillmentId === entry.id)
        .map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })),
    })),
    taxLines: sumTaxes(parts.taxes).map((tax) => ({ ...tax, amount: money(tax.amount) })),
    shippingMethod: parts.shipping ? { name: parts.shipping.name, estimate: parts.shipping.estimate } : null,
    shippingAddress: findAddress(parts, "shipping"),
    billingAddress: findAddress(parts, "billing"),
    vatId: parts.addresses.find(({ kind }) => kind === "billing")?.vatId ?? "",
    note: row.note,
    cancelReason: row.cancelReason,
    declineReason: latest?.declineReason ?? null,
    paymentUrl:
      row.status === "pending_payment" && latest?.status === "pending" ? latest.providerSessionUrl : null,
    events: parts.events.map((event) => ({
      type: event.type,
      at: event.createdAt.toISOString(),
      data: event.data,
    })),
    placedAt: row.placedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function findAuthorized({ payments }: OrderParts): Order["authorized"] {
  const held = payments.find(({ status }) => status === "authorized");
  if (!held) return null;
  return {
    amount: { amount: held.authorizedMinor, currency: held.currency },
    until: held.authorizedUntil?.toISOString() ?? null,
  };
}

/** Shares of lines are one discount to a reader. */
function sumAdjustments(rows: OrderParts["adjustments"]) {
  const sums = new Map<string, { name: string; code: string | null; amount: number; shipping: boolean }>();
  for (const { promotionId, kind, label: name, code, amountMinor } of rows) {
    const key = `${promotionId}\n${kind}\n${name}\n${code}`;
    const amount = (sums.get(key)?.amount ?? 0) + amountMinor;
    sums.set(key, { name, code, amount, shipping: kind === "shipping" });
  }
  return [...sums.values()];
}

function sumTaxes(taxes: OrderParts["taxes"]): { name: string; ratePpm: number; amount: number }[] {
  const sums = new Map<string, { name: string; ratePpm: number; amount: number }>();
  for (const { name, ratePpm, amountMinor } of taxes) {
    const key = `${name}\n${ratePpm}`;
    sums.set(key, { name, ratePpm, amount: (sums.get(key)?.amount ?? 0) + amountMinor });
  }
  return [...sums.values()];
}

export function findAddress(
  parts: Pick<OrderParts, "addresses">,
  kind: "shipping" | "billing",
): Address | null {
  const row = parts.addresses.find((address) => address.kind === kind);
  if (!row) return null;
  const { orderId: _order, kind: _kind, vatId: _vat, ...address } = row;
  return address;
}
