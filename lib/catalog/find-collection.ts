import { eq } from "drizzle-orm";
import { collection } from "@/db/schema/catalog";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { Context } from "@/lib/operation/context";

/** The collection of a handle, or null; its texts in a language. */
export async function findCollection(ctx: Context, handle: string, locale: Locale = defaultLocale) {
  const [row] = await ctx.db.select().from(collection).where(eq(collection.handle, handle));
  if (!row) return null;
  return {
    ...row,
    title: textIn(row, locale, "title", row.title),
    description: textIn(row, locale, "description", row.description),
  };
}
