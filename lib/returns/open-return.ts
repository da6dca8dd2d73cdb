import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockOrder } from "@/lib/order/queries";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { findReturnable } from "./list-order-returns";
import { moveReturn } from "./move-return";
import { lockReturn } from "./queries";
import type { OpenReturnInput, Return } from "./schema";
import { writeReturn } from "./write-return";

/**
 * Opens a return for a shopper who has called or written, also when the time to ask for it is over: that is the shop's
 * own decision. With `approve`, the shopper may send the goods at once and is told so. Locks the order.
 *
 * @throws AppError `not_found`; `order_state` when nothing has left; `conflict` with `left` when fewer units of a line
 * can be sent back.
 */
export async function openReturn(ctx: Context, input: OpenReturnInput): Promise<Return> {
  const returnId = await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const placed = await lockOrder(tx, input.orderId);
    const { lines: free, end } = await findReturnable(tx, placed.id);
    if (end === null) throw new AppError("order_state", "Nothing of this order has left yet");
    const id = await writeReturn(inTx, placed, input, free);
    if (input.approve) await moveReturn(inTx, await lockReturn(tx, id), "approved", { answer: input.answer });
    return id;
  });
  kickOutbox();
  return getReturn(ctx, { returnId });
}
