import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { invoice, invoiceLine } from "@/db/schema/invoice";
import { payment } from "@/db/schema/payment";
import { grossOf, type Part, taxOf } from "./rules";
import { takeNumber } from "./take-number";

/** Whether money of the order is booked for which no invoice was issued yet. */
export async function isInvoiceDue(db: Db, orderId: string): Promise<boolean> {
  const [due] = await db
    .select({ id: payment.id })
    .from(payment)
    .where(and(eq(payment.orderId, orderId), eq(payment.invoicing, "due")));
  return due !== undefined;
}

export type InvoiceRow = typeof invoice.$inferSelect;
export type InvoiceLineRow = typeof invoiceLine.$inferSelect;

/** The invoice of an order and what corrects it, in the order in which they were issued. */
export async function selectOrderInvoices(
  db: Db,
  orderId: string,
): Promise<{ row: InvoiceRow; lines: InvoiceLineRow[] }[]> {
  const rows = await db
    .select()
    .from(invoice)
    .where(eq(invoice.orderId, orderId))
    .orderBy(asc(invoice.issuedAt), desc(invoice.series), asc(invoice.sequence));
  if (rows.length === 0) return [];
  const lines = await db
    .select()
    .from(invoiceLine)
    .where(
      inArray(
        invoiceLine.invoiceId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(invoiceLine.invoiceId), asc(invoiceLine.position));
  return rows.map((row) => ({ row, lines: lines.filter(({ invoiceId }) => invoiceId === row.id) }));
}

/** The correction of that kind that a refund has; null where it has none. */
export async function findCorrection(
  db: Db,
  refundId: string,
  kind: "credit_note" | "credit_note_reversal",
): Promise<InvoiceRow | null> {
  const [row] = await db
    .select()
    .from(invoice)
    .where(and(eq(invoice.refundId, refundId), eq(invoice.kind, kind)));
  return row ?? null;
}

export type LineDraft = Omit<
  InvoiceLineRow,
  "invoiceId" | "netMinor" | "taxMinor" | "totalMinor" | "taxes"
> & {
  part: Part;
};

export type InvoiceDraft = Omit<
  typeof invoice.$inferInsert,
  "number" | "series" | "year" | "sequence" | "issuedAt" | "netMinor" | "taxMinor" | "totalMinor"
> & {
  lines: readonly LineDraft[];
  /** When what it corrects was issued. */
  notBefore?: Date;
};

/**
 * Writes a document with its lines and sums, in the caller's transaction. Locks the counter of its series: nothing else
 * may be locked after it.
 *
 * @returns its number.
 */
export async function insertInvoice(db: Db, { lines, notBefore, ...draft }: InvoiceDraft): Promise<string> {
  const netMinor = lines.reduce((sum, { part }) => sum + part.netMinor, 0);
  const totalMinor = lines.reduce((sum, { part }) => sum + grossOf(part), 0);
  const taken = await takeNumber(db, draft.kind === "invoice" ? "INV" : "CN", notBefore);
  const [made] = await db
    .insert(invoice)
    .values({ ...draft, ...taken, netMinor, taxMinor: totalMinor - netMinor, totalMinor })
    .returning({ id: invoice.id });
  if (!made) throw new Error("insert returned no invoice");
  await db.insert(invoiceLine).values(
    lines.map(({ part, ...line }) => ({
      ...line,
      invoiceId: made.id,
      netMinor: part.netMinor,
      taxMinor: taxOf(part),
      totalMinor: grossOf(part),
      taxes: [...part.taxes],
    })),
  );
  return taken.number;
}
