import { sql } from "drizzle-orm";
import { webVital } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { bucketOf } from "./rules";
import type { VitalsInput } from "./schema";

/**
 * Counts a visit in the histograms of its day. No row tells of one visit: the table grows with kinds of pages and
 * days, not with visitors.
 */
export async function recordVitals({ db }: Context, { values, ...visit }: VitalsInput): Promise<void> {
  const rows = values
    .map(({ metric, value }) => ({ ...visit, metric, upTo: bucketOf(metric, value) }))
    // Visits that are counted at the same time lock their rows in one order.
    .toSorted((a, b) => a.metric.localeCompare(b.metric))
    .map((row) => ({ ...row, day: sql`(now() at time zone 'UTC')::date`, count: 1 }));
  await db
    .insert(webVital)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        ...[webVital.day, webVital.page, webVital.device, webVital.locale, webVital.metric, webVital.upTo],
      ],
      set: { count: sql`${webVital.count} + 1` },
    });
}
