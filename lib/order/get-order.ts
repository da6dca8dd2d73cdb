import { AppError } from "@/lib/errors/app-error";
import { type Context, hasPermission } from "@/lib/operation/context";
import { findOrderRow, selectOrderParts } from "./queries";
import { holdsToken } from "./require-order-holder";
import type { Order } from "./schema";
import { toOrder } from "./to-order";

/**
 * One order, for whoever holds its token or may read orders. To everybody else it does not exist.
 *
 * @throws AppError `not_found`.
 */
export async function getOrder(
  ctx: Context,
  { orderId, token }: { orderId: string; token?: string | undefined },
): Promise<Order> {
  const row = await findOrderRow(ctx.db, orderId);
  if (!row || !(hasPermission(ctx.actor, "orders:read") || holdsToken(row.accessToken, token))) {
    throw new AppError("not_found", "There is no such order");
  }
  return toOrder(row, await selectOrderParts(ctx.db, row.id));
}
