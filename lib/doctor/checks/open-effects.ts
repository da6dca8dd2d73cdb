import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const openEffects: Check = {
  name: "open-effects",
  explains:
    "What follows from an order is on its way within a quarter of an hour: mails, jobs, the provider's events.",
  breaches: sql`
    select id::text as subject,
      format('%s of %s was not handed over, after %s tries: %s', type, to_char(created_at, 'YYYY-MM-DD HH24:MI'),
        attempts, coalesce(last_error, 'no error known')) as finding
    from outbox_event where sent_at is null and created_at < now() - interval '15 minutes'
    union all
    select id, format('event %s of %s was not processed, after %s tries: %s', type,
      to_char(received_at, 'YYYY-MM-DD HH24:MI'), attempts, coalesce(last_error, 'no error known'))
    from inbox_event where status = 'received' and received_at < now() - interval '15 minutes'
    union all
    select id::text, format('a refund of %s waits for the provider since %s', amount_minor,
      to_char(created_at, 'YYYY-MM-DD HH24:MI'))
    from refund where status = 'pending' and created_at < now() - interval '1 day'`,
};
