import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKey } from "@/db/schema/auth";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";

/** Ends a key: its next request is refused. @throws AppError `not_found`. */
export async function revokeApiKey(
  ctx: Context,
  { keyId }: { keyId: string },
): Promise<Record<string, never>> {
  const revoked = await ctx.db
    .update(apiKey)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKey.id, keyId), isNull(apiKey.revokedAt)))
    .returning({ id: apiKey.id });
  if (revoked.length === 0) throw new AppError("not_found", "There is no such key, or it was revoked");
  return {};
}
