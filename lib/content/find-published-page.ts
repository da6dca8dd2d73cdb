import { eq } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { page } from "@/db/schema/platform";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { getDatabase } from "@/lib/operation/database";
import { handleShape } from "@/lib/operation/shapes";

export type PublishedPage = { title: string; bodyHtml: string };

/** A page of text, such as the terms, or null; cached until it changes. Its HTML was sanitized when it was written. */
export async function findPublishedPage(handle: string): Promise<PublishedPage | null> {
  "use cache";
  const known = !isBuilding && handleShape.safeParse(handle).success;
  if (known) cacheTag(tags.page(handle));
  const [row] = known
    ? await getDatabase()
        .db.select({ title: page.title, bodyHtml: page.bodyHtml })
        .from(page)
        .where(eq(page.handle, handle))
    : [];
  cacheLife(row ? published : absent);
  return row ?? null;
}
