import { asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { order, orderLine } from "@/db/schema/order";
import { refund } from "@/db/schema/payment";
import { orderReturn, returnLine } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import { lockOrder, type OrderRow } from "@/lib/order/queries";
import { resolveReturnStatus, returnNumber } from "./rules";
import type { Return } from "./schema";

export type ReturnRow = typeof orderReturn.$inferSelect;
export type ReturnLineRow = typeof returnLine.$inferSelect;

/** Locks the order of a return, then the return. @throws AppError `not_found`. */
export async function lockReturn(db: Db, returnId: string): Promise<{ row: ReturnRow; placed: OrderRow }> {
  const [known] = await db
    .select({ orderId: orderReturn.orderId })
    .from(orderReturn)
    .where(eq(orderReturn.id, returnId));
  if (!known) throw new AppError("not_found", "There is no such return");
  const placed = await lockOrder(db, known.orderId);
  const [row] = await db.select().from(orderReturn).where(eq(orderReturn.id, returnId)).for("update");
  if (!row) throw new AppError("not_found", "There is no such return");
  return { row, placed };
}

export function selectReturnLines(db: Db, returnId: string) {
  return db
    .select({ line: returnLine, tracked: orderLine.tracked })
    .from(returnLine)
    .innerJoin(orderLine, eq(orderLine.id, returnLine.orderLineId))
    .where(eq(returnLine.returnId, returnId))
    .orderBy(asc(orderLine.position));
}

/** Returns as every door shows them. */
export async function selectReturns(
  db: Db,
  where: SQL | undefined,
  { limit, latestFirst }: { limit: number; latestFirst: boolean },
): Promise<{ row: ReturnRow; shown: Return }[]> {
  const direction = latestFirst ? desc : asc;
  const rows = await db
    .select({ row: orderReturn, number: order.number, refund, currency: order.currency })
    .from(orderReturn)
    .innerJoin(order, eq(order.id, orderReturn.orderId))
    .leftJoin(refund, eq(refund.id, orderReturn.refundId))
    .where(where)
    .orderBy(direction(orderReturn.createdAt), direction(orderReturn.id))
    .limit(limit);
  const ids = rows.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const lines = await db
    .select({ line: returnLine, ordered: orderLine })
    .from(returnLine)
    .innerJoin(orderLine, eq(orderLine.id, returnLine.orderLineId))
    .where(inArray(returnLine.returnId, ids))
    .orderBy(asc(orderLine.position));
  return rows.map(({ row, number, refund: paid, currency }) => ({
    row,
    shown: {
      id: row.id,
      number: returnNumber(number, row.position),
      orderId: row.orderId,
      orderNumber: number,
      status: resolveReturnStatus(row),
      reason: row.reason,
      note: row.note,
      answer: row.answer,
      lines: lines
        .filter(({ line }) => line.returnId === row.id)
        .map(({ line, ordered }) => ({
          lineId: line.orderLineId,
          title: ordered.title,
          variantTitle: ordered.variantTitle,
          quantity: line.quantity,
          received: line.received,
          restocked: line.restocked,
          tracked: ordered.tracked,
        })),
      refund: paid ? { amount: { amount: paid.amountMinor, currency }, status: paid.status } : null,
      requestedAt: row.createdAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      receivedAt: row.receivedAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
    },
  }));
}
