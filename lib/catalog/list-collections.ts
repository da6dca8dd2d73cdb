import { asc } from "drizzle-orm";
import { collection } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";
import type { Collection } from "./schema";

const LIMIT = 500;

/** Collections in the merchant's order. */
export async function listCollections(ctx: Context): Promise<{ data: Collection[] }> {
  const rows = await ctx.db
    .select()
    .from(collection)
    .orderBy(asc(collection.position), asc(collection.title))
    .limit(LIMIT);
  return { data: rows.map(({ id, handle, title, description }) => ({ id, handle, title, description })) };
}
