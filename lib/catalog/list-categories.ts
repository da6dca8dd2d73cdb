import { asc } from "drizzle-orm";
import { category } from "@/db/schema/catalog";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { Context } from "@/lib/operation/context";
import type { Category } from "./schema";

const LIMIT = 2000;

/** The category tree, in the merchant's order. */
export async function listCategories(
  ctx: Context,
  { locale = defaultLocale }: { locale?: Locale | undefined } = {},
): Promise<{ data: Category[] }> {
  const rows = await ctx.db
    .select()
    .from(category)
    .orderBy(asc(category.position), asc(category.title))
    .limit(LIMIT);
  const childrenOf = (parentId: string | null): Category[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map((row) => ({
        id: row.id,
        handle: row.handle,
        title: textIn(row, locale, "title", row.title),
        description: textIn(row, locale, "description", row.description),
        children: childrenOf(row.id),
      }));
  return { data: childrenOf(null) };
}
