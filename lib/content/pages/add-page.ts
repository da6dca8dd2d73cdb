import { page } from "@/db/schema/platform";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import { sanitizeText } from "@/lib/content/sanitize-html";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { getPageRow, requirePicture, toAdminPage } from "./queries";
import type { AddPage, AdminPage } from "./schema";

/**
 * Adds a page of text or a story, and invalidates its address and the home page in the same transaction.
 *
 * @throws AppError `conflict` where the handle is taken, `validation_failed` for an unknown picture.
 */
export function addPage(ctx: Context, { imageId, bodyHtml, ...values }: AddPage): Promise<AdminPage> {
  return ctx.db.transaction(async (tx) => {
    await requirePicture(tx, imageId);
    const [added] = await tx
      .insert(page)
      .values({ ...values, bodyHtml: sanitizeText(bodyHtml), mediaId: imageId })
      .onConflictDoNothing({ target: page.handle })
      .returning({ id: page.id });
    if (!added) throw new AppError("conflict", "Another page has this handle");
    await invalidateTags(tx, [tags.page(values.handle), tags.shop]);
    return toAdminPage(await getPageRow(tx, values.handle));
  });
}
