import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockOrder } from "@/lib/order/queries";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { findReturnable } from "./list-order-returns";
import { findReturnProblem, RETURN_WINDOW_DAYS } from "./rules";
import type { RequestReturnInput, Return } from "./schema";
import { writeReturn } from "./write-return";

/**
 * Asks the shop to take units of an order back. Who holds the order may ask for what has left, and for nothing twice:
 * units of other returns and of refunds are out of it. Locks the order, so that of two that ask for the same unit one
 * gets it.
 *
 * @throws AppError `not_found` (order, or a line of another); `order_state` when nothing has left or the time is over;
 * `conflict` with `left` when fewer units of a line can be sent back.
 */
export async function requestReturn(ctx: Context, input: RequestReturnInput): Promise<Return> {
  await requireOrderHolder(ctx, input);
  const returnId = await ctx.db.transaction(async (tx) => {
    const placed = await lockOrder(tx, input.orderId);
    const { lines: free, end } = await findReturnable(tx, placed.id);
    const units = free.reduce((sum, { quantity }) => sum + quantity, 0);
    switch (findReturnProblem({ end, units }, new Date())) {
      case "nothing_left":
        throw new AppError("order_state", "Nothing of this order has left yet");
      case "too_late":
        throw new AppError("order_state", `Goods can be sent back for ${RETURN_WINDOW_DAYS} days`);
    }
    return writeReturn({ ...ctx, db: tx }, placed, input, free);
  });
  kickOutbox();
  return getReturn(ctx, { returnId });
}
