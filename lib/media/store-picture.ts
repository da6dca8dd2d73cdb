import { eq } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";
import { encodePicture } from "./encode-picture";
import { writeRenditions } from "./write-renditions";

/**
 * Stores a picture for a row that waits for it: writes files, then marks the row as ready. The caller invalidates the
 * product's page.
 *
 * @throws AppError `validation_failed` when it is not a picture that can be decoded; `storage_unavailable`.
 */
export async function storePicture(
  ctx: Context,
  { mediaId, bytes }: { mediaId: string; bytes: Uint8Array },
): Promise<void> {
  const stored = await writeRenditions(await encodePicture(bytes));
  await ctx.db
    .update(media)
    .set({ status: "ready", ...stored, nextAttemptAt: null, lastError: null })
    .where(eq(media.id, mediaId));
}
