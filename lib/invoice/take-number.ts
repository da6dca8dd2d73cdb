import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { numberSeries } from "@/db/schema/invoice";
import { formatNumber, type Series } from "./rules";

export type TakenNumber = { number: string; series: Series; year: number; sequence: number; issuedAt: Date };

/**
 * Takes the next number of a series, of this year in UTC. The counter's row stays locked until the caller's transaction
 * ends: take it last, in a short one. A transaction that fails gives its number back, so that there are no gaps; the
 * time of issue is read under the lock, so that later numbers are never earlier.
 *
 * @param notBefore what is corrected was issued then: no clock makes a correction an earlier one.
 * @throws Error where the year turned while it waited; the same again takes the first number of the new one.
 */
export async function takeNumber(
  db: Db,
  series: Series,
  notBefore: Date | null = null,
): Promise<TakenNumber> {
  const now = sql`greatest(clock_timestamp(), ${notBefore?.toISOString() ?? null}::timestamptz)`;
  const [row] = await db
    .insert(numberSeries)
    .values({
      series,
      year: sql`extract(year from ${now} at time zone 'UTC')::int`,
      nextNumber: 2,
      lastIssuedAt: now,
    })
    .onConflictDoUpdate({
      target: [numberSeries.series, numberSeries.year],
      set: {
        nextNumber: sql`${numberSeries.nextNumber} + 1`,
        lastIssuedAt: sql`greatest(${numberSeries.lastIssuedAt}, ${now})`,
      },
    })
    .returning();
  if (!row) throw new Error("the counter returned no number");
  const { year, lastIssuedAt: issuedAt } = row;
  if (issuedAt.getUTCFullYear() !== year)
    throw new Error(`the year ${year} ended before its number was taken`);
  const sequence = row.nextNumber - 1;
  return { number: formatNumber(series, year, sequence), series, year, sequence, issuedAt };
}
