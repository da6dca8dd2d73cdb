import { asc } from "drizzle-orm";
import { collection } from "@/db/schema/catalog";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { Context } from "@/lib/operation/context";
import type { Collection } from "./schema";

const LIMIT = 500;

/** Collections in the merchant's order. */
export async function listCollections(
  ctx: Context,
  { locale = defaultLocale }: { locale?: Locale | undefined } = {},
): Promise<{ data: Collection[] }> {
  const rows = await ctx.db
    .select()
    .from(collection)
    .orderBy(asc(collection.position), asc(collection.title))
    .limit(LIMIT);
  return {
    data: rows.map((row) => ({
      id: row.id,
      handle: row.handle,
      title: textIn(row, locale, "title", row.title),
      description: textIn(row, locale, "description", row.description),
    })),
  };
}
