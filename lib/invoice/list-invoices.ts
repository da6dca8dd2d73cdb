import { desc, sql } from "drizzle-orm";
import { invoice } from "@/db/schema/invoice";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { InvoiceSummary } from "./schema";

const LIST = "invoices";

/** A page of invoices and what corrects them, latest first. @throws AppError `invalid_cursor`. */
export async function listInvoices(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ data: InvoiceSummary[]; nextCursor: string | null }> {
  const found = await ctx.db
    .select()
    .from(invoice)
    .where(cursor ? after(cursor) : undefined)
    .orderBy(desc(invoice.issuedAt), desc(invoice.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => ({
      id: row.id,
      kind: row.kind,
      number: row.number,
      orderId: row.orderId,
      orderNumber: row.orderNumber,
      issuedAt: row.issuedAt.toISOString(),
      total: { amount: row.totalMinor, currency: row.currency },
    })),
    nextCursor:
      found.length > limit && last ? encodeCursor(LIST, [last.issuedAt.toISOString(), last.id]) : null,
  };
}

function after(cursor: string) {
  const [issuedAt, id] = decodeCursor(LIST, cursor);
  if (typeof issuedAt !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${invoice.issuedAt}, ${invoice.id}) < (${issuedAt}::timestamptz, ${id}::uuid)`;
}
