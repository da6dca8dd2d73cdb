import { AppError } from "@/lib/errors/app-error";
import { type Context, hasPermission } from "@/lib/operation/context";
import { findOrderRow, type OrderRow } from "./queries";
import { holdsToken, isOwn } from "./require-order-holder";

/**
 * The order, for its customer, for whoever holds its token, and for whoever may read orders. To everybody else it does
 * not exist.
 *
 * @throws AppError `not_found`.
 */
export async function requireReadableOrder(
  ctx: Context,
  { orderId, token }: { orderId: string; token?: string | undefined },
): Promise<OrderRow> {
  const row = await findOrderRow(ctx.db, orderId);
  const mayRead = (known: OrderRow) =>
    hasPermission(ctx.actor, "orders:read") || isOwn(ctx, known) || holdsToken(known.accessToken, token);
  if (row && mayRead(row)) return row;
  throw new AppError("not_found", "There is no such order");
}
