import { eq } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
import { germanStories } from "@/db/seed/demo/german/stories";
import { renderStoryPicture } from "@/db/seed/demo/render-picture";
import { demoStories } from "@/db/seed/demo/stories";
import { sanitizeText } from "@/lib/content/sanitize-html";
import { encodePicture } from "@/lib/media/encode-picture";
import { writeRenditions } from "@/lib/media/write-renditions";
import type { Context } from "@/lib/operation/context";

/** Stories behind the pages of text, each with its picture. One that is there already is left alone. */
export async function seedStories(ctx: Context): Promise<void> {
  for (const [index, story] of demoStories.entries()) {
    const { handle, title, summary, bodyHtml, alt } = story;
    const german = germanStories[handle];
    const [existing] = await ctx.db.select({ id: page.id }).from(page).where(eq(page.handle, handle));
    if (existing) continue;
    const stored = await writeRenditions(await encodePicture(await renderStoryPicture(story)));
    await ctx.db.transaction(async (tx) => {
      const [picture] = await tx
        .insert(media)
        .values({ ...stored, alt, translations: { de: german && { alt: german.alt } }, status: "ready" })
        .returning({ id: media.id });
      await tx.insert(page).values({
        handle,
        title,
        summary,
        kind: "story",
        bodyHtml: sanitizeText(bodyHtml),
        translations: {
          de: german && {
            title: german.title,
            summary: german.summary,
            bodyHtml: sanitizeText(german.bodyHtml),
          },
        },
        mediaId: picture?.id ?? null,
        position: 100 + index,
      });
    });
  }
}
