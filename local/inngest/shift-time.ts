import { z } from "zod";
import { change, type Store } from "./store";

export const shiftInput = z.strictObject({ seconds: z.int().min(1).max(31_536_000) });

/**
 * Makes everything as old as if so much time had passed: for tests of sleeps, retries, crons, and of a day's
 * memory.
 */
export async function shiftTime(sql: Store, { seconds }: z.infer<typeof shiftInput>): Promise<void> {
  await change(sql, async (tx) => {
    const by = tx`make_interval(secs => ${seconds})`;
    await tx`update local_inngest.call set due_at = due_at - ${by}`;
    await tx`update local_inngest.step set due_at = due_at - ${by} where result is null`;
    await tx`update local_inngest.cron set next_at = next_at - ${by}`;
    await tx`update local_inngest.seen_key set until = until - ${by}`;
    await tx`update local_inngest.event set at = at - ${by}`;
    await tx`update local_inngest.run set created_at = created_at - ${by}`;
  });
}
