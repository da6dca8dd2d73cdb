import { AppError } from "@/lib/errors/app-error";
import { type Context, hasPermission } from "@/lib/operation/context";
import { findOrderRow, type OrderRow } from "./queries";
import { holdsToken } from "./require-order-holder";

/**
 * The order, for whoever holds its token or may read orders. To everybody else it does not exist.
 *
 * @throws AppError `not_found`.
 */
export async function requireReadableOrder(
  ctx: Context,
  { orderId, token }: { orderId: string; token?: string | undefined },
): Promise<OrderRow> {
  const row = await findOrderRow(ctx.db, orderId);
  if (row && (hasPermission(ctx.actor, "orders:read") || holdsToken(row.accessToken, token))) return row;
  throw new AppError("not_found", "There is no such order");
}
