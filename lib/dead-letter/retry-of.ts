import { z } from "zod";

/** What the event of a repeat carries beside its own data: the job that is to run again, and the first event. */
const retryShape = z.object({ retryOf: z.object({ job: z.string(), eventId: z.string() }) });
export type RetryOf = z.infer<typeof retryShape>["retryOf"];

/** What an event repeats; null for one that came by itself. */
export function findRetryOf(data: unknown): RetryOf | null {
  return retryShape.safeParse(data).data?.retryOf ?? null;
}
