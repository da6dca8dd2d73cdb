import { eq } from "drizzle-orm";
import { invoiceLine } from "@/db/schema/invoice";
import { refund } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { findCorrection, insertInvoice } from "./queries";

/**
 * Cancels the credit note of a refund that failed after it had seemed done, by a document of its own: what is issued is
 * never taken back. In a short transaction; locks the order, the refund, then the counter.
 *
 * @returns false when none is due.
 */
export function reverseCreditNote(
  ctx: Context,
  { orderId, refundId }: { orderId: string; refundId: string },
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await lockOrder(tx, orderId);
    const [back] = await tx.select().from(refund).where(eq(refund.id, refundId)).for("update");
    if (back?.crediting !== "reversal_due") return false;
    const note = await findCorrection(tx, refundId, "credit_note");
    if (!note) throw new Error(`refund ${refundId} has no credit note`);
    const rows = await tx.select().from(invoiceLine).where(eq(invoiceLine.invoiceId, note.id));
    await tx.update(refund).set({ crediting: "reversed" }).where(eq(refund.id, refundId));
    const { id: correctsId, number: _number, issuedAt: notBefore, ...copied } = note;
    const number = await insertInvoice(tx, {
      ...copied,
      kind: "credit_note_reversal",
      correctsId,
      notBefore,
      lines: rows.map(({ netMinor, taxes, ...line }) => ({ ...line, part: { netMinor, taxes } })),
    });
    await addOrderEvent(inTx, orderId, "credit_note_reversed", { number });
    return true;
  });
}
