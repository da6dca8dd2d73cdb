import { and, eq } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import type { Buyer } from "@/db/schema/invoice";
import { payment } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder, type OrderParts, type OrderRow, selectOrderParts } from "@/lib/order/queries";
import { toFulfill } from "@/lib/order/rules";
import { toFulfillmentFacts } from "@/lib/order/to-fulfillment-facts";
import { getSeller } from "./get-seller";
import { type InvoiceDraft, insertInvoice, type LineDraft } from "./queries";
import { grossOf, type Part, resolveSupply, type Supply, scaleParts } from "./rules";

/**
 * Issues the invoice of an order whose money was captured, once, whatever repeats: a copy of what was agreed, with the
 * seller as settings say it now. Where less was captured than agreed, the rest is a reduction of it, and tax is of what
 * was charged. In a short transaction of its own; locks the order, its payment, then the counter.
 *
 * @returns false when none is due.
 */
export function issueInvoice(ctx: Context, orderId: string): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const placed = await lockOrder(tx, orderId);
    const [paid] = await tx
      .select()
      .from(payment)
      .where(and(eq(payment.orderId, orderId), eq(payment.invoicing, "due")))
      .for("update");
    if (!paid) return false;
    const [parts, seller] = await pipelined(
      selectOrderParts(tx, orderId),
      getSeller(inTx),
      tx.update(payment).set({ invoicing: "issued" }).where(eq(payment.id, paid.id)),
    );
    const draft = toDraft(placed, parts, paid.capturedMinor);
    const number = await insertInvoice(tx, { ...draft, paymentId: paid.id, seller });
    await addOrderEvent(inTx, orderId, "invoice_issued", { number });
    return true;
  });
}

function toDraft(
  placed: OrderRow,
  parts: OrderParts,
  capturedMinor: number,
): Omit<InvoiceDraft, "paymentId" | "seller"> {
  const agreed = toLines(placed, parts);
  const { kind: supply, at: suppliedAt } = findSupply(placed, parts);
  const charged = scaleParts(
    agreed.map(({ part }) => part),
    capturedMinor,
  );
  const lines = agreed.map((line, at) => ({ ...line, part: charged[at] ?? line.part }));
  const { subtotalMinor, discountMinor, shippingMinor, taxIncluded } = placed;
  const chargedMinor = charged.reduce((sum, part) => sum + (taxIncluded ? grossOf(part) : part.netMinor), 0);
  return {
    kind: "invoice",
    orderId: placed.id,
    locale: placed.locale,
    currency: placed.currency,
    orderNumber: placed.number,
    orderedAt: placed.placedAt,
    supply,
    suppliedAt,
    buyer: toBuyer(parts),
    discounts: sumDiscounts(parts.adjustments),
    taxIncluded,
    subtotalMinor,
    discountMinor,
    shippingMinor,
    reductionMinor: subtotalMinor - discountMinor + shippingMinor - chargedMinor,
    lines,
  };
}

function findSupply({ confirmedAt, placedAt }: OrderRow, parts: OrderParts): Supply {
  const paid = parts.events.findLast(({ type }) => type === "paid");
  const facts = {
    parcels: parts.fulfillments.map(({ createdAt }) => createdAt),
    isComplete: toFulfillmentFacts(parts).every((line) => toFulfill(line) === 0),
  };
  return resolveSupply(facts, paid?.createdAt ?? confirmedAt ?? placedAt);
}

function toLines({ taxIncluded }: OrderRow, { lines, shipping, taxes }: OrderParts): LineDraft[] {
  const partOf = (totalMinor: number, lineId: string | null): Part => {
    const own = taxes.filter(({ orderLineId }) => orderLineId === lineId);
    const taxMinor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return {
      netMinor: totalMinor - taxMinor,
      taxes: own.map(({ name, ratePpm, amountMinor }) => ({ name, ratePpm, amountMinor })),
    };
  };
  const goods = lines.map(
    ({ line }): LineDraft => ({
      kind: "goods",
      position: line.position,
      orderLineId: line.id,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      amountMinor: line.subtotalMinor,
      discountMinor: line.discountMinor,
      part: partOf(line.totalMinor, line.id),
    }),
  );
  if (!shipping) return goods;
  const { name: title, priceMinor, taxMinor } = shipping;
  const own: LineDraft = {
    kind: "shipping",
    position: goods.length + 1,
    orderLineId: null,
    title,
    variantTitle: "",
    sku: null,
    quantity: null,
    unitPriceMinor: null,
    amountMinor: priceMinor,
    discountMinor: 0,
    part: partOf(priceMinor + (taxIncluded ? 0 : taxMinor), null),
  };
  return [...goods, own];
}

function toBuyer({ addresses }: OrderParts): Buyer {
  const row = addresses.find(({ kind }) => kind === "billing") ?? addresses[0];
  if (!row) throw new Error("an order without addresses");
  const { orderId: _order, kind: _kind, phone: _phone, ...buyer } = row;
  return buyer;
}

/** Shares of lines are one discount to a reader; what was taken off the shipping is in its price already. */
function sumDiscounts(rows: OrderParts["adjustments"]): InvoiceDraft["discounts"] {
  const sums = new Map<string, InvoiceDraft["discounts"][number]>();
  for (const { kind, label: name, code, amountMinor } of rows) {
    if (kind === "shipping") continue;
    const key = `${name}\n${code}`;
    sums.set(key, { name, code, amountMinor: (sums.get(key)?.amountMinor ?? 0) + amountMinor });
  }
  return [...sums.values()];
}
