import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { order } from "@/db/schema/order";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { selectOrderPage } from "./queries";
import { type OrderStatus, resolveFulfillmentStatus, resolvePaymentStatus } from "./rules";
import type { OrderSummary } from "./schema";

const LIST = "orders";

/**
 * A page of orders, latest first.
 *
 * @param input `q` is an order number or a mail address, whole.
 * @throws AppError `invalid_cursor`.
 */
export async function listOrders(
  ctx: Context,
  input: {
    status?: OrderStatus | undefined;
    q?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ data: OrderSummary[]; nextCursor: string | null }> {
  const where = and(
    input.status ? eq(order.status, input.status) : undefined,
    input.q
      ? or(eq(order.number, input.q.toUpperCase()), sql`lower(${order.email}) = lower(${input.q})`)
      : undefined,
    input.cursor ? pageAfter(input.cursor) : undefined,
  );
  return orderPage(ctx, where, input.limit);
}

/** A page of those orders that fit, as lists show them. */
export async function orderPage(
  ctx: Context,
  where: SQL | undefined,
  limit: number,
): Promise<{ data: OrderSummary[]; nextCursor: string | null }> {
  const found = await selectOrderPage(ctx.db, where, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ row, payments, lines }) => ({
      id: row.id,
      number: row.number,
      status: row.status,
      paymentStatus: resolvePaymentStatus(payments),
      fulfillmentStatus: resolveFulfillmentStatus(lines),
      email: row.email,
      total: { amount: row.totalMinor, currency: row.currency },
      placedAt: row.placedAt.toISOString(),
      authorizedUntil:
        payments.find(({ status }) => status === "authorized")?.authorizedUntil?.toISOString() ?? null,
      quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    })),
    nextCursor:
      found.length > limit && last
        ? encodeCursor(LIST, [last.row.placedAt.toISOString(), last.row.id])
        : null,
  };
}

/** @throws AppError `invalid_cursor`. */
export function pageAfter(cursor: string): SQL {
  const [placedAt, id] = decodeCursor(LIST, cursor);
  if (typeof placedAt !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${order.placedAt}, ${order.id}) < (${placedAt}::timestamptz, ${id}::uuid)`;
}
