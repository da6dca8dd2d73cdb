import type { Context } from "@/lib/operation/context";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { moveReturn } from "./move-return";
import { lockReturn } from "./queries";
import type { Return } from "./schema";

/**
 * Lets the shopper send the goods; a mail says what to do. Locks the order, then the return.
 *
 * @param input.answer words to the shopper; may be empty.
 * @throws AppError `not_found`, `return_state`.
 */
export async function approveReturn(
  ctx: Context,
  { returnId, answer }: { returnId: string; answer: string },
): Promise<Return> {
  await ctx.db.transaction(async (tx) => {
    await moveReturn({ ...ctx, db: tx }, await lockReturn(tx, returnId), "approved", { answer });
  });
  kickOutbox();
  return getReturn(ctx, { returnId });
}
