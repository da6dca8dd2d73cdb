import { eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { sanitizeText } from "@/lib/content/sanitize-html";
import type { Context } from "@/lib/operation/context";
import { changeProductHandle } from "./change-product-handle";
import { loadAdminProduct } from "./load-product";
import { lockProduct } from "./queries";
import { refreshListing } from "./refresh-listing";
import { requireVersion } from "./require-version";
import type { AdminProduct, ProductPatch } from "./schema";
import { saveTranslations } from "./translations/save-translations";

/**
 * Edits a product; what the patch does not name stays. Locks the product, raises its version, refreshes the listing
 * and invalidates the pages in the same transaction.
 *
 * @throws AppError `not_found`; `version_conflict` when `expectedVersion` is not today's; `handle_taken`; what
 * `saveTranslations` throws.
 */
export function updateProduct(ctx: Context, input: ProductPatch): Promise<AdminProduct> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockProduct(tx, input.productId);
    requireVersion(row, input.expectedVersion);
    const moved =
      input.handle === undefined ? [] : await changeProductHandle({ ...ctx, db: tx }, row, input.handle);
    const publishedAt = row.publishedAt ?? (input.status === "active" ? new Date() : null);
    const [updated] = await tx
      .update(product)
      .set({
        ...(input.title === undefined ? {} : { title: input.title }),
        ...(input.description === undefined ? {} : { descriptionHtml: sanitizeText(input.description) }),
        ...(input.status === undefined ? {} : { status: input.status }),
        ...(input.translations === undefined
          ? {}
          : { translations: await saveTranslations(tx, row, input.translations) }),
        publishedAt,
        version: row.version + 1,
      })
      .where(eq(product.id, row.id))
      .returning();
    if (!updated) throw new Error(`product ${row.id} is gone`);
    await refreshListing({ ...ctx, db: tx }, updated, moved);
    return loadAdminProduct(tx, updated);
  });
}
