import { and, asc, eq, lte, sql } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { fetchPicture } from "./fetch-picture";
import { storePicture } from "./store-picture";

const MAX_ATTEMPTS = 8;
const LEASE_MINUTES = 5;

/**
 * Fetches pictures that an import has named and that are due. One that cannot be fetched is noted and tried later,
 * ever more rarely, eight times. The caller shows what `stored` names.
 */
export async function runMediaJob(
  ctx: Context,
  { limit }: { limit: number },
): Promise<{ storedProductIds: string[]; failed: number }> {
  if (getEnv().MEDIA_FETCH === "off") return { storedProductIds: [], failed: 0 };
  const storedProductIds: string[] = [];
  let failed = 0;
  for (const row of await claimDue(ctx, limit)) {
    try {
      await storePicture(ctx, { mediaId: row.id, bytes: await fetchPicture(row.sourceUrl ?? "") });
      if (row.productId) storedProductIds.push(row.productId);
    } catch (error) {
      failed += 1;
      // It is nothing of the picture's: the others would fail as well, each after its time. They are due when their lease ends.
      if (error instanceof AppError && error.code === "storage_unavailable") break;
      await ctx.db
        .update(media)
        .set({
          attempts: row.attempts + 1,
          status: row.attempts + 1 >= MAX_ATTEMPTS ? "failed" : "pending",
          lastError: String(error).slice(0, 500),
          nextAttemptAt: sql`now() + make_interval(mins => ${2 ** (row.attempts + 1)})`,
        })
        .where(eq(media.id, row.id));
    }
  }
  return { storedProductIds, failed };
}

function claimDue(ctx: Context, limit: number) {
  const due = ctx.db
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.status, "pending"), lte(media.nextAttemptAt, sql`now()`)))
    .orderBy(asc(media.nextAttemptAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return ctx.db
    .update(media)
    .set({ nextAttemptAt: sql`now() + make_interval(mins => ${LEASE_MINUTES})` })
    .where(sql`${media.id} in (${due})`)
    .returning();
}
