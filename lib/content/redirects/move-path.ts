import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { redirect } from "@/db/schema/platform";
import { pathTags } from "./path-tags";

/**
 * Leaves a redirect where a page was, and none where it is now. What led to the old path leads to the new one: however
 * often a page moves, a visitor is sent once. The caller holds `lockRedirects` and invalidates the tags.
 *
 * @returns the tags of every path that leads elsewhere now.
 */
export async function movePath(db: Db, fromPath: string, toPath: string): Promise<string[]> {
  await claimPath(db, toPath);
  const moved = await db
    .update(redirect)
    .set({ toPath })
    .where(eq(redirect.toPath, fromPath))
    .returning({ fromPath: redirect.fromPath });
  await db
    .insert(redirect)
    .values({ fromPath, toPath })
    .onConflictDoUpdate({ target: redirect.fromPath, set: { toPath } });
  return [...moved.map((row) => row.fromPath), fromPath, toPath].flatMap(pathTags);
}

/** Takes away the redirect that starts where a page is now. @returns the tags of the path. */
export async function claimPath(db: Db, path: string): Promise<string[]> {
  await db.delete(redirect).where(eq(redirect.fromPath, path));
  return pathTags(path);
}
