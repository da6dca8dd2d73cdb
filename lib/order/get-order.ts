import type { Context } from "@/lib/operation/context";
import { selectOrderParts } from "./queries";
import { requireReadableOrder } from "./require-readable-order";
import type { Order } from "./schema";
import { toOrder } from "./to-order";

/**
 * One order, for whoever holds its token or may read orders. To everybody else it does not exist.
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
