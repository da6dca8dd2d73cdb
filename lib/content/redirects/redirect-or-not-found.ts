import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { systemContext } from "@/lib/operation/system-context";
import { findRedirect } from "./find-redirect";
import { pathTags } from "./path-tags";
import { fromPathShape } from "./schema";

/**
 * Ends a page that found nothing at its path: a permanent redirect (308) when one is known, else 404. Static pages may
 * call it, for what it reads carries the tags of every path on the way.
 */
export async function redirectOrNotFound(path: string): Promise<never> {
  const toPath = await findPublishedRedirect(path);
  if (toPath !== null) permanentRedirect(toPath);
  notFound();
}

async function findPublishedRedirect(path: string): Promise<string | null> {
  "use cache";
  const known = !isBuilding && fromPathShape.safeParse(path).success;
  const found = known ? await findRedirect(systemContext("page"), path) : null;
  for (const tag of known ? [path, ...(found?.steps ?? [])].flatMap(pathTags) : []) cacheTag(tag);
  cacheLife(found ? published : absent);
  return found?.toPath ?? null;
}
