import { eq } from "drizzle-orm";
import { deadLetter } from "@/db/schema/dead-letter";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { lockDeadLetter } from "./queries";
import type { DeadLetter } from "./schema";
import { toDeadLetter } from "./to-dead-letter";

/**
 * Puts a dead letter aside, with a reason: what the job was to do is done otherwise, or need not be. Locks it.
 *
 * @throws AppError `not_found`; `conflict` when it is resolved already.
 */
export function dismissDeadLetter(
  ctx: Context,
  { deadLetterId, reason }: { deadLetterId: string; reason: string },
): Promise<DeadLetter> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockDeadLetter(tx, deadLetterId);
    if (row.resolution) throw new AppError("conflict", "It is dealt with already");
    const [dismissed] = await tx
      .update(deadLetter)
      .set({
        resolvedAt: new Date(),
        resolvedBy: actorName(ctx.actor),
        resolution: "dismissed",
        reason,
      })
      .where(eq(deadLetter.id, row.id))
      .returning();
    if (!dismissed) throw new Error(`dead letter ${row.id} is gone`);
    return toDeadLetter(dismissed);
  });
}
