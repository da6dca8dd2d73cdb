import { eq } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
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
    const [existing] = await ctx.db.select({ id: page.id }).from(page).where(eq(page.handle, handle));
    if (existing) continue;
    const stored = await writeRenditions(await encodePicture(await renderStoryPicture(story)));
    await ctx.db.transaction(async (tx) => {
      const [picture] = await tx
        .insert(media)
        .values({ ...stored, alt, status: "ready" })
        .returning({ id: media.id });
      await tx.insert(page).values({
        handle,
        title,
        summary,
        kind: "story",
        bodyHtml: sanitizeText(bodyHtml),
        mediaId: picture?.id ?? null,
        position: 100 + index,
      });
    });
  }
}
