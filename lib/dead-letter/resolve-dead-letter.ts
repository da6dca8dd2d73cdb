import { and, eq, isNull, sql } from "drizzle-orm";
import { deadLetter } from "@/db/schema/dead-letter";
import { actorName, type Context } from "@/lib/operation/context";
import type { RetryOf } from "./retry-of";

/** A repeat has succeeded. One that was resolved meanwhile stays as it is. */
export async function resolveDeadLetter(ctx: Context, { job, eventId }: RetryOf): Promise<void> {
  await ctx.db
    .update(deadLetter)
    .set({ resolvedAt: sql`now()`, resolvedBy: actorName(ctx.actor), resolution: "succeeded" })
    .where(and(eq(deadLetter.job, job), eq(deadLetter.eventId, eventId), isNull(deadLetter.resolvedAt)));
}
