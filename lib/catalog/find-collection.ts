import { eq } from "drizzle-orm";
import { collection } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";

/** The collection of a handle, or null. */
export async function findCollection(ctx: Context, handle: string) {
  const [row] = await ctx.db.select().from(collection).where(eq(collection.handle, handle));
  return row ?? null;
}
