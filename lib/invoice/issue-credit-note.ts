import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { refund, refundLine } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { type InvoiceLineRow, insertInvoice, type LineDraft, selectOrderInvoices } from "./queries";
import { addPart, grossOf, type Part, planCredit } from "./rules";

/**
 * Issues the credit note of a refund that succeeded, once, whatever repeats. It names the order's invoice; a refund of
 * lines takes those lines with their tax, and an amount is taken of everything in the proportion of what is left. In a
 * short transaction of its own; locks the order, the refund, then the counter.
 *
 * @returns false when none is due.
 * @throws Error when the order has no invoice yet; RangeError when less is left of it.
 */
export function issueCreditNote(
  ctx: Context,
  { orderId, refundId }: { orderId: string; refundId: string },
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await lockOrder(tx, orderId);
    const [back] = await tx.select().from(refund).where(eq(refund.id, refundId)).for("update");
    if (back?.crediting !== "due") return false;
    const documents = await selectOrderInvoices(tx, orderId);
    const issued = documents.find(({ row }) => row.kind === "invoice");
    if (!issued) throw new Error(`order ${orderId} has no invoice that refund ${refundId} could correct`);
    const lines = await planLines(tx, { documents, back });
    await tx.update(refund).set({ crediting: "issued" }).where(eq(refund.id, refundId));
    const { row } = issued;
    const shownOf = (kind: "goods" | "shipping") =>
      lines.filter((line) => line.kind === kind).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const number = await insertInvoice(tx, {
      kind: "credit_note",
      orderId,
      paymentId: row.paymentId,
      refundId,
      correctsId: row.id,
      notBefore: row.issuedAt,
      locale: row.locale,
      currency: row.currency,
      orderNumber: row.orderNumber,
      orderedAt: row.orderedAt,
      seller: row.seller,
      buyer: row.buyer,
      discounts: [],
      taxIncluded: row.taxIncluded,
      subtotalMinor: shownOf("goods"),
      discountMinor: 0,
      shippingMinor: shownOf("shipping"),
      reductionMinor: 0,
      lines,
    });
    await addOrderEvent(inTx, orderId, "credit_note_issued", { number });
    return true;
  });
}

type Documents = Awaited<ReturnType<typeof selectOrderInvoices>>;

async function planLines(
  db: Db,
  { documents, back }: { documents: Documents; back: typeof refund.$inferSelect },
): Promise<LineDraft[]> {
  const issued = documents.find(({ row }) => row.kind === "invoice");
  const lines = issued?.lines ?? [];
  const taxIncluded = issued?.row.taxIncluded ?? false;
  const wanted = await db.select().from(refundLine).where(eq(refundLine.refundId, back.id));
  const wantedOf = (line: InvoiceLineRow) =>
    wanted.find(({ orderLineId }) => orderLineId === line.orderLineId);
  // What a refund of lines gives back beside them is the shipping.
  const beside = back.amountMinor - wanted.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const named = lines.map((line) => {
    if (line.kind === "shipping") return wanted.length > 0 ? beside : 0;
    return wantedOf(line)?.amountMinor ?? 0;
  });
  const credit = planCredit(findLeft(lines, documents), back.amountMinor, named);
  return lines.flatMap((line, at): LineDraft[] => {
    const part = credit[at];
    const quantity = wantedOf(line)?.quantity ?? null;
    if (!part || (grossOf(part) === 0 && quantity === null)) return [];
    return [
      {
        kind: line.kind,
        position: line.position,
        orderLineId: line.orderLineId,
        title: line.title,
        variantTitle: line.variantTitle,
        sku: line.sku,
        quantity,
        unitPriceMinor: null,
        amountMinor: taxIncluded ? grossOf(part) : part.netMinor,
        discountMinor: 0,
        part,
      },
    ];
  });
}

/** What earlier credit notes have left of each line; a canceled one has left what it took. */
function findLeft(lines: readonly InvoiceLineRow[], documents: Documents): Part[] {
  return lines.map((line) => {
    let left: Part = line;
    for (const { row, lines: others } of documents) {
      const other = others.find(({ position }) => position === line.position);
      if (other && row.kind !== "invoice") left = addPart(left, other, row.kind === "credit_note" ? -1 : 1);
    }
    return left;
  });
}
