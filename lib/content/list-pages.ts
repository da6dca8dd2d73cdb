import { asc } from "drizzle-orm";
import { page } from "@/db/schema/platform";
import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { Context } from "@/lib/operation/context";

export type PageLink = { handle: string; title: string };

const LIMIT = 100;

/** Pages of text in the merchant's order: terms, privacy, … */
export async function listPages({ db }: Context, locale: Locale): Promise<PageLink[]> {
  const rows = await db
    .select({ handle: page.handle, title: page.title, translations: page.translations })
    .from(page)
    .orderBy(asc(page.position), asc(page.handle))
    .limit(LIMIT);
  return rows.map((row) => ({ handle: row.handle, title: textIn(row, locale, "title", row.title) }));
}
