import { eq } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import { order } from "@/db/schema/order";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "./add-order-event";
import type { OrderRow } from "./queries";
import { canTransition, type OrderStatus } from "./rules";

/**
 * The one function that moves an order's state. The caller holds the order's row lock.
 *
 * @param data what the timeline remembers of the move.
 * @throws AppError `order_state` when the table of transitions has no such move.
 */
export async function moveOrder(
  ctx: Context,
  row: OrderRow,
  to: OrderStatus,
  data: Record<string, unknown> = {},
): Promise<OrderRow> {
  if (!canTransition(row.status, to)) {
    throw new AppError("order_state", `An order that is ${row.status} cannot become ${to}`);
  }
  const now = new Date();
  const stamps = {
    confirmed: { confirmedAt: now },
    canceled: { canceledAt: now },
    completed: {},
    pending_payment: {},
  };
  const reason = to === "canceled" && typeof data.reason === "string" ? { cancelReason: data.reason } : {};
  const [[moved]] = await pipelined(
    ctx.db
      .update(order)
      .set({ status: to, ...stamps[to], ...reason })
      .where(eq(order.id, row.id))
      .returning(),
    addOrderEvent(ctx, row.id, to, data),
  );
  if (!moved) throw new Error(`order ${row.id} is gone`);
  return moved;
}
