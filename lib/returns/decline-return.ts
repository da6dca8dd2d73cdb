import type { Context } from "@/lib/operation/context";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { moveReturn } from "./move-return";
import { lockReturn } from "./queries";
import type { Return } from "./schema";

/**
 * Refuses a return, with the reason for the shopper, who hears of it by mail. Its units can be asked for again. Locks
 * the order, then the return.
 *
 * @throws AppError `not_found`, `return_state`.
 */
export async function declineReturn(
  ctx: Context,
  { returnId, answer }: { returnId: string; answer: string },
): Promise<Return> {
  await ctx.db.transaction(async (tx) => {
    await moveReturn({ ...ctx, db: tx }, await lockReturn(tx, returnId), "declined", { answer });
  });
  kickOutbox();
  return getReturn(ctx, { returnId });
}
