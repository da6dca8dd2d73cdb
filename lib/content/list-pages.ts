import { asc } from "drizzle-orm";
import { page } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";

export type PageLink = { handle: string; title: string };

const LIMIT = 100;

/** Pages of text in the merchant's order: terms, privacy, … */
export function listPages({ db }: Context): Promise<PageLink[]> {
  return db
    .select({ handle: page.handle, title: page.title })
    .from(page)
    .orderBy(asc(page.position), asc(page.handle))
    .limit(LIMIT);
}
