import { eq } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { media } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Image } from "@/lib/catalog/schema";
import { toImage } from "@/lib/media/to-image";
import { getDatabase } from "@/lib/operation/database";
import { handleShape } from "@/lib/operation/shapes";

export type PublishedPage = { title: string; summary: string; bodyHtml: string; image: Image | null };

/** A page of text, such as the terms, or null; cached until it changes. Its HTML was sanitized when it was written. */
export async function findPublishedPage(handle: string): Promise<PublishedPage | null> {
  "use cache";
  const known = !isBuilding && handleShape.safeParse(handle).success;
  if (known) cacheTag(tags.page(handle));
  const [row] = known
    ? await getDatabase()
        .db.select()
        .from(page)
        .leftJoin(media, eq(media.id, page.mediaId))
        .where(eq(page.handle, handle))
    : [];
  cacheLife(row ? published : absent);
  if (!row) return null;
  const { title, summary, bodyHtml } = row.page;
  return { title, summary, bodyHtml, image: row.media && toImage(row.media) };
}
