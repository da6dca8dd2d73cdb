import { type SQL, sql } from "drizzle-orm";
import { session } from "@/db/schema/auth";

type Audience = (typeof session.$inferSelect)["audience"];

/**
 * How long a session lasts, at most and without being used, by the door it was opened at. Longer than NIST SP 800-63B-4
 * 2.1.3 and 2.2.3 recommend, for reasons that docs/security.md gives.
 */
export const sessionLifetimes: Readonly<Record<Audience, { days: number; idleHours: number }>> = {
  shop: { days: 30, idleHours: 14 * 24 },
  staff: { days: 7, idleHours: 12 },
};

/** Whether a session row was used lately enough to count. */
export const isUsedLately = (): SQL =>
  sql`${session.lastUsedAt} > now() - make_interval(hours => case ${session.audience}
    when 'staff' then ${sessionLifetimes.staff.idleHours}::int else ${sessionLifetimes.shop.idleHours}::int end)`;
