import type { Context } from "@/lib/operation/context";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { moveReturn } from "./move-return";
import { lockReturn } from "./queries";
import type { Return } from "./schema";

/**
 * Ends a return without money: what came is exchanged, or nothing came. Units that did not come can be asked for again.
 * Locks the order, then the return.
 *
 * @throws AppError `not_found`, `return_state`.
 */
export async function closeReturn(ctx: Context, { returnId }: { returnId: string }): Promise<Return> {
  await ctx.db.transaction(async (tx) => {
    await moveReturn({ ...ctx, db: tx }, await lockReturn(tx, returnId), "closed");
  });
  kickOutbox();
  return getReturn(ctx, { returnId });
}
