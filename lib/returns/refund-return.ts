import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { selectOrderMoves } from "@/lib/order/queries";
import { toCover, toReturnFacts } from "@/lib/order/return-rules";
import { refundOrder } from "@/lib/payment/refund-order";
import { getReturn } from "./get-return";
import { moveReturn } from "./move-return";
import { lockReturn } from "./queries";
import type { Return } from "./schema";

/**
 * Gives the money for what a return has brought back, and closes it: in one transaction, so that it is given back once
 * however often it is asked for. Locks as `refundOrder` does, then the return.
 *
 * @throws AppError `not_found`; `return_state` unless it was received; `conflict` when nothing came that is not paid back; what `refundOrder`
 * throws. After `payment_unavailable` the money is set aside and the return closed: it is sent later.
 */
export async function refundReturn(
  ctx: Context,
  { returnId, shipping }: { returnId: string; shipping: boolean },
): Promise<Return> {
  const shown = await getReturn(ctx, { returnId });
  if (shown.status !== "received") {
    throw new AppError("return_state", `A return that is ${shown.status} has nothing to give money for`);
  }
  const moves = await selectOrderMoves(ctx.db, shown.orderId);
  // Some of it may have been paid back before it came. The refund looks again, under the lock.
  const lines = shown.lines
    .map(({ lineId, received }) => ({
      lineId,
      quantity: Math.min(received, toCover(toReturnFacts(moves, lineId))),
    }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) {
    throw new AppError("conflict", "Nothing came that was not paid back already: close the return instead");
  }
  const reason = `Return ${shown.number}`;
  await refundOrder(
    ctx,
    { orderId: shown.orderId, lines, shipping, restock: false, reason },
    {
      claim: async (inTx, refundId) => {
        const found = await lockReturn(inTx.db, returnId);
        await moveReturn(inTx, found, "closed", { refundId });
      },
    },
  );
  return getReturn(ctx, { returnId });
}
