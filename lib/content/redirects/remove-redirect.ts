import { eq } from "drizzle-orm";
import { redirect } from "@/db/schema/platform";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { pathTags } from "./path-tags";
import type { Redirect } from "./schema";

/** Takes a redirect away, and invalidates its path in the same transaction. @throws AppError `not_found`. */
export function removeRedirect(ctx: Context, { fromPath }: { fromPath: string }): Promise<Redirect> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.delete(redirect).where(eq(redirect.fromPath, fromPath)).returning();
    if (!row) throw new AppError("not_found", "There is no such redirect");
    await invalidateTags(tx, pathTags(fromPath));
    return { ...row, createdAt: row.createdAt.toISOString() };
  });
}
