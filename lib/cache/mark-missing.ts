import { cacheLife, cacheTag } from "next/cache";
import { absent } from "./lifetimes";
import { MISSING_TAG } from "./missing-tag.mjs";

/**
 * Makes the static page that is being rendered a 404. Next's own `notFound()` sends a page that is empty until scripts
 * run; this one says what it has to say without them.
 */
export async function markMissing(): Promise<void> {
  "use cache";
  cacheTag(MISSING_TAG);
  cacheLife(absent);
}
