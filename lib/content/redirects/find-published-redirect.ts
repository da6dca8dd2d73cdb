import { cacheLife, cacheTag } from "next/cache";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { systemContext } from "@/lib/operation/system-context";
import { findRedirect } from "./find-redirect";
import { pathTags } from "./path-tags";
import { fromPathShape } from "./schema";

/** Where an address without a page leads, or null; cached under the tags of every path on the way. */
export async function findPublishedRedirect(path: string): Promise<string | null> {
  "use cache";
  const known = !isBuilding && fromPathShape.safeParse(path).success;
  const found = known ? await findRedirect(systemContext("page"), path) : null;
  for (const tag of known ? [path, ...(found?.steps ?? [])].flatMap(pathTags) : []) cacheTag(tag);
  cacheLife(found ? published : absent);
  return found?.toPath ?? null;
}
