import { eq } from "drizzle-orm";
import { orderReturn } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import type { OrderRow } from "@/lib/order/queries";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import type { ReturnRow } from "./queries";
import { canMoveReturn, type ReturnStatus, resolveReturnStatus, returnNumber } from "./rules";

/**
 * The one function that moves a return's state, with the order's timeline and the outbox. The caller holds the row
 * locks of the order and of the return.
 *
 * @param further what is written with it.
 * @throws AppError `return_state` when the table of transitions has no such move.
 */
export async function moveReturn(
  ctx: Context,
  { row, placed }: { row: ReturnRow; placed: OrderRow },
  to: Exclude<ReturnStatus, "requested">,
  further: Partial<Pick<ReturnRow, "answer" | "refundId">> = {},
): Promise<void> {
  const from = resolveReturnStatus(row);
  if (!canMoveReturn(from, to)) {
    throw new AppError("return_state", `A return that is ${from} cannot become ${to}`);
  }
  const now = new Date();
  const stamps = {
    approved: { decidedAt: now },
    declined: { decidedAt: now },
    received: { receivedAt: now },
    closed: { closedAt: now },
    withdrawn: { decidedAt: now, closedAt: now, withdrawnAt: now },
  };
  await ctx.db
    .update(orderReturn)
    .set({ status: to === "withdrawn" ? "closed" : to, ...stamps[to], ...further })
    .where(eq(orderReturn.id, row.id));
  const number = returnNumber(placed.number, row.position);
  await addOrderEvent(ctx, placed.id, `return_${to}`, { returnId: row.id, number });
  await addOutboxEvent(ctx.db, `return/${to}`, { orderId: placed.id, returnId: row.id });
}
