import { eq } from "drizzle-orm";
import { deadLetter } from "@/db/schema/dead-letter";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { repeatOutboxEvent } from "@/lib/outbox/repeat-outbox-event";
import { lockDeadLetter } from "./queries";
import type { DeadLetter } from "./schema";
import { toDeadLetter } from "./to-dead-letter";

/**
 * Has the job tried again: its event goes through the outbox once more, under an id of its own, for this job alone.
 * When it succeeds the dead letter is resolved, when it fails the same one counts on. Locks the dead letter.
 *
 * @throws AppError `not_found`; `conflict` when it is resolved, or was sent again and nothing is known yet.
 */
export async function retryDeadLetter(
  ctx: Context,
  { deadLetterId }: { deadLetterId: string },
): Promise<DeadLetter> {
  const retried = await ctx.db.transaction(async (tx) => {
    const row = await lockDeadLetter(tx, deadLetterId);
    const { state } = toDeadLetter(row);
    if (state === "retried") throw new AppError("conflict", "It is being tried again already");
    if (state !== "dead") throw new AppError("conflict", "It is dealt with already");
    const retryOf = { job: row.job, eventId: row.eventId };
    await repeatOutboxEvent(tx, { type: row.eventName, data: { ...row.data, retryOf } });
    const [updated] = await tx
      .update(deadLetter)
      .set({ retriedAt: new Date() })
      .where(eq(deadLetter.id, row.id))
      .returning();
    if (!updated) throw new Error(`dead letter ${row.id} is gone`);
    return updated;
  });
  kickOutbox();
  return toDeadLetter(retried);
}
