import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, selectOrderParts } from "./queries";
import { requireReadableOrder } from "./require-readable-order";
import type { Order } from "./schema";
import { toOrder } from "./to-order";

/**
 * One order, for its customer, for whoever holds its token, and for whoever may read orders. To everybody else it does
 * not exist.
 *
 * @throws AppError `not_found`.
 */
export async function getOrder(
  ctx: Context,
  input: { orderId: string; token?: string | undefined },
): Promise<Order> {
  const row = await requireReadableOrder(ctx, input);
  return toOrder(row, await selectOrderParts(ctx.db, row.id));
}

/**
 * One order as a command leaves it, for whoever was allowed to give that: to write orders is a right of its own, and what
 * was done must not be answered as if there were no such order.
 *
 * @throws AppError `not_found`.
 */
export async function showOrder({ db }: Context, orderId: string): Promise<Order> {
  const row = await findOrderRow(db, orderId);
  if (!row) throw new AppError("not_found", "There is no such order");
  return toOrder(row, await selectOrderParts(db, row.id));
}
