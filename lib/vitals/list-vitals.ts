import { gte, sql } from "drizzle-orm";
import { webVital } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { type Bucket, calculateP75, countOf, rate, thresholds } from "./rules";
import type { VitalsReport } from "./schema";

/** What visits of the last days measured, for each kind of page, device and metric. Bounded by their numbers. */
export async function listVitals({ db }: Context, { days }: { days: number }): Promise<VitalsReport> {
  const rows = await db
    .select({
      page: webVital.page,
      device: webVital.device,
      metric: webVital.metric,
      upTo: webVital.upTo,
      count: sql`sum(${webVital.count})`.mapWith(Number),
    })
    .from(webVital)
    .where(gte(webVital.day, sql`(now() at time zone 'UTC')::date - ${days - 1}::int`))
    .groupBy(webVital.page, webVital.device, webVital.metric, webVital.upTo)
    .orderBy(webVital.page, webVital.device, webVital.metric);
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.page} ${row.device} ${row.metric}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const data = [...groups.values()].flatMap((buckets) => {
    const [first] = buckets;
    if (!first) return [];
    const { page, device, metric } = first;
    return [{ page, device, metric, ...summarize(metric, buckets) }];
  });
  return { data };
}

function summarize(metric: keyof typeof thresholds, buckets: readonly Bucket[]) {
  const visits = countOf(buckets);
  const p75 = calculateP75(buckets);
  const good = countOf(buckets.filter(({ upTo }) => upTo <= thresholds[metric][0])) / visits;
  return { visits, p75: metric === "CLS" ? p75 / 1000 : p75, rating: rate(metric, p75), good };
}
