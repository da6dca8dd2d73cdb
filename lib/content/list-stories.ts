import { asc, eq } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { media } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Image } from "@/lib/catalog/schema";
import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { toImage } from "@/lib/media/to-image";
import { getDatabase } from "@/lib/operation/database";

export type Story = { handle: string; title: string; summary: string; image: Image | null };

/** The first stories in the merchant's order, for the home page; cached until a page changes. */
export async function listStories(limit: number, locale: Locale): Promise<Story[]> {
  "use cache";
  cacheTag(tags.shop);
  cacheLife(published);
  if (isBuilding) return [];
  const rows = await getDatabase()
    .db.select()
    .from(page)
    .leftJoin(media, eq(media.id, page.mediaId))
    .where(eq(page.kind, "story"))
    .orderBy(asc(page.position), asc(page.handle))
    .limit(limit);
  return rows.map(({ page: own, media: picture }) => ({
    handle: own.handle,
    title: textIn(own, locale, "title", own.title),
    summary: textIn(own, locale, "summary", own.summary),
    image: picture && toImage({ ...picture, alt: textIn(picture, locale, "alt", picture.alt) }),
  }));
}
