import type { Db } from "@/db/client";
import type { PricedCartLine } from "@/lib/cart/load-cart-lines";
import { calculateSubtotal, findLineProblem } from "@/lib/cart/rules";
import { toQuote } from "@/lib/checkout/quote-checkout";
import { defaultLocale } from "@/lib/i18n/locales";
import { toImage } from "@/lib/media/to-image";
import type { OrderRow } from "@/lib/order/queries";
import { findLinkUrl } from "./link";
import { type PricedDraft, priceDraftOrder } from "./price-draft-order";
import { type DraftRow, type FoundDraft, findOrdersOfCarts } from "./queries";
import { resolveDraftState } from "./rules";
import type { DraftOrder } from "./schema";

/** The draft as every door shows it to staff, in English. */
export async function toDraftOrder(db: Db, found: FoundDraft): Promise<DraftOrder> {
  const orders = await findOrdersOfCarts(db, [found.cart.id]);
  return showDraft(found, await priceDraftOrder(db, found, defaultLocale), orders.get(found.cart.id));
}

/** What was read of a draft, as every door shows it. @param last what it became, or the last try to pay it. */
export function showDraft(
  { draft, cart }: FoundDraft,
  { lines, promoted, priced, problems }: PricedDraft,
  last: OrderRow | undefined,
): DraftOrder {
  const money = (amount: number) => ({ amount, currency: cart.currency });
  const state = resolveDraftState(draft, cart);
  const isOver = state === "completed" || state === "canceled";
  return {
    id: draft.id,
    number: draft.number,
    state,
    version: draft.version,
    currency: cart.currency,
    email: draft.email,
    locale: draft.locale,
    shippingAddress: draft.shippingAddress,
    billingAddress: draft.billingAddress,
    vatId: draft.vatId,
    shippingMethodId: draft.shippingMethodId,
    note: draft.note,
    discount: toDiscount(draft, money),
    lines: lines.map((line) => toDraftLine(line, promoted.discountOf, money)),
    requiresShipping: lines.some(({ row }) => row.variant.requiresShipping),
    subtotal: money(calculateSubtotal(lines)),
    quote: priced && toQuote(priced, cart.currency),
    // What is done with has nothing left to be put right.
    problems: isOver ? [] : problems,
    paymentLink: state === "sent" ? findLinkUrl(draft) : null,
    sentAt: draft.sentAt?.toISOString() ?? null,
    sentTotal: draft.sentTotalMinor === null ? null : money(draft.sentTotalMinor),
    linkEndsAt: draft.linkEndsAt?.toISOString() ?? null,
    order: last ? { id: last.id, number: last.number, status: last.status } : null,
    createdBy: draft.createdBy,
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
  };
}

type ToMoney = (amount: number) => { amount: number; currency: string };

function toDiscount(
  { discountPpm, discountMinor, discountReason: reason }: DraftRow,
  money: ToMoney,
): DraftOrder["discount"] {
  if (discountPpm === null && discountMinor === null) return null;
  return { percentPpm: discountPpm, amount: discountMinor === null ? null : money(discountMinor), reason };
}

function toDraftLine(
  line: PricedCartLine,
  discountOf: ReadonlyMap<string, number>,
  money: ToMoney,
): DraftOrder["lines"][number] {
  const { row, quantity, unitPriceMinor } = line;
  const { agreedPriceMinor, agreedPriceReason } = row.line;
  return {
    variantId: row.variant.id,
    productId: row.product.id,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: row.variant.sku,
    image: row.picture ? toImage({ ...row.picture, alt: line.imageAlt }) : null,
    quantity,
    listPrice: row.price && row.product.status === "active" ? money(row.price.amountMinor) : null,
    agreedPrice: agreedPriceMinor === null ? null : money(agreedPriceMinor),
    priceReason: agreedPriceReason,
    unitPrice: unitPriceMinor === null ? null : money(unitPriceMinor),
    subtotal: money((unitPriceMinor ?? 0) * quantity),
    discount: money(discountOf.get(row.line.id) ?? 0),
    available: line.available,
    problem: findLineProblem(line),
  };
}
