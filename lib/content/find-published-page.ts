import { eq } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { media } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Image } from "@/lib/catalog/schema";
import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { toImage } from "@/lib/media/to-image";
import { getDatabase } from "@/lib/operation/database";
import { handleShape } from "@/lib/operation/shapes";

export type PublishedPage = { title: string; summary: string; bodyHtml: string; image: Image | null };

/** A page of text, such as the terms, or null, in a language; cached until it changes. Its HTML was sanitized when it was written. */
export async function findPublishedPage(handle: string, locale: Locale): Promise<PublishedPage | null> {
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
  const { page: own, media: picture } = row;
  return {
    title: textIn(own, locale, "title", own.title),
    summary: textIn(own, locale, "summary", own.summary),
    bodyHtml: textIn(own, locale, "bodyHtml", own.bodyHtml),
    image: picture && toImage({ ...picture, alt: textIn(picture, locale, "alt", picture.alt) }),
  };
}
