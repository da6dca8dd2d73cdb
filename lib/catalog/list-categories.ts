import { asc } from "drizzle-orm";
import { category } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";
import type { Category } from "./schema";

const LIMIT = 2000;

/** The category tree, in the merchant's order. */
export async function listCategories(ctx: Context): Promise<{ data: Category[] }> {
  const rows = await ctx.db
    .select()
    .from(category)
    .orderBy(asc(category.position), asc(category.title))
    .limit(LIMIT);
  const childrenOf = (parentId: string | null): Category[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map(({ id, handle, title, description }) => ({
        id,
        handle,
        title,
        description,
        children: childrenOf(id),
      }));
  return { data: childrenOf(null) };
}
