import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { moveReturn } from "./move-return";
import { lockReturn } from "./queries";
import type { Return } from "./schema";

/**
 * Takes back a wish to return something, for who holds the order, while the shop has not decided. Its units can be asked
 * for again. Locks the order, then the return.
 *
 * @throws AppError `not_found` (order, or a return of another); `return_state` once it was decided.
 */
export async function withdrawReturn(
  ctx: Context,
  input: { orderId: string; token?: string | undefined; returnId: string },
): Promise<Return> {
  await requireOrderHolder(ctx, input);
  await ctx.db.transaction(async (tx) => {
    const found = await lockReturn(tx, input.returnId);
    if (found.placed.id !== input.orderId) throw new AppError("not_found", "There is no such return");
    await moveReturn({ ...ctx, db: tx }, found, "withdrawn");
  });
  kickOutbox();
  return getReturn(ctx, input);
}
