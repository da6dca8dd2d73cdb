import { sql } from "drizzle-orm";
import { retryDeadLetter } from "@/lib/dead-letter/retry-dead-letter";
import type { Check } from "../check";

export const deadLetters: Check = {
  name: "dead-letters",
  explains: "No job has used up its tries: else a mail, or what else it does, is owed to somebody.",
  breaches: sql`
    select id::text as subject,
      format('%s died of %s at %s, after %s tries: %s', job, event_name, to_char(last_failed_at, 'YYYY-MM-DD HH24:MI'),
        attempts, left(error, 300)) as finding
    from dead_letter
    where resolved_at is null and (
      retried_at is null or retried_at <= last_failed_at or retried_at < now() - interval '1 day')`,
  repair: {
    does: "has it tried again",
    run: async (ctx, deadLetterId) => void (await retryDeadLetter(ctx, { deadLetterId })),
  },
};
