import { eq } from "drizzle-orm";
import { page } from "@/db/schema/platform";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import { sanitizeText } from "@/lib/content/sanitize-html";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { getPageRow, requirePicture, toAdminPage } from "./queries";
import type { AdminPage, UpdatePage } from "./schema";

/**
 * Changes what is given of a page, and invalidates its address and the home page in the same transaction. Locks the
 * page: edits of one go one after another.
 *
 * @throws AppError `not_found`, `version_conflict` after an edit in between, `validation_failed` for an unknown picture.
 */
export function updatePage(
  ctx: Context,
  { handle, expectedUpdatedAt, imageId, bodyHtml, ...values }: UpdatePage,
): Promise<AdminPage> {
  return ctx.db.transaction(async (tx) => {
    await tx.select({ id: page.id }).from(page).where(eq(page.handle, handle)).for("update");
    const before = await getPageRow(tx, handle);
    if (expectedUpdatedAt && Date.parse(expectedUpdatedAt) !== before.page.updatedAt.getTime()) {
      throw new AppError("version_conflict", "Somebody else has changed the page in the meantime");
    }
    await requirePicture(tx, imageId);
    await tx
      .update(page)
      .set({
        ...values,
        ...(bodyHtml === undefined ? {} : { bodyHtml: sanitizeText(bodyHtml) }),
        ...(imageId === undefined ? {} : { mediaId: imageId }),
        updatedAt: new Date(),
      })
      .where(eq(page.id, before.page.id));
    await invalidateTags(tx, [tags.page(handle), tags.shop]);
    return toAdminPage(await getPageRow(tx, handle));
  });
}
