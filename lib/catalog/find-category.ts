import { eq } from "drizzle-orm";
import { category } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";

/** The category of a handle, or null. */
export async function findCategory(ctx: Context, handle: string) {
  const [row] = await ctx.db.select().from(category).where(eq(category.handle, handle));
  return row ?? null;
}
