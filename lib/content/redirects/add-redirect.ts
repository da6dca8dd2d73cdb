import { redirect } from "@/db/schema/platform";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockRedirects } from "./lock-redirects";
import { pathTags } from "./path-tags";
import { selectSteps } from "./queries";
import { MAX_STEPS, type Redirect, type RedirectInput } from "./schema";

/**
 * Sends visitors of a path that has no page to another one; replaces what the path led to before. A page that exists
 * at the path goes first. Locks out other writers of redirects, and invalidates the path in the same transaction.
 *
 * @throws AppError `validation_failed` when it would lead in a circle, or in more than `MAX_STEPS` steps.
 */
export function addRedirect(ctx: Context, { fromPath, toPath }: RedirectInput): Promise<Redirect> {
  return ctx.db.transaction(async (tx) => {
    await lockRedirects(tx);
    const onward = toPath === fromPath ? [] : await selectSteps(tx, toPath);
    if (toPath === fromPath || onward.includes(fromPath))
      throw refused("loop", "This leads back to where it starts");
    if (onward.length >= MAX_STEPS)
      throw refused("too_long", `This leads through more than ${MAX_STEPS} redirects`);
    const [row] = await tx
      .insert(redirect)
      .values({ fromPath, toPath })
      .onConflictDoUpdate({ target: redirect.fromPath, set: { toPath } })
      .returning();
    if (!row) throw new Error("upsert returned no redirect");
    await invalidateTags(tx, pathTags(fromPath));
    return { ...row, createdAt: row.createdAt.toISOString() };
  });
}

const refused = (code: string, message: string) =>
  new AppError("validation_failed", message, { fields: [{ path: "toPath", code, message }] });
