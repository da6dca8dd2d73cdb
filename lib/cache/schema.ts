import { z } from "zod";

const count = z.int().min(0);
const levelShape = z.object({ entries: count, bytes: count });

/** How the caches of one server process stand, since it started. */
export const cacheStatsShape = z.object({
  memory: count.describe("Pages answered from this process"),
  redis: count.describe("Pages answered from Redis"),
  rendered: count.describe("Pages rendered"),
  stale: count.describe("Pages found here, but older than a change"),
  unknownScripts: count.describe("Inline scripts that are none of the framework's, and got no hash"),
  pages: levelShape,
  data: levelShape,
  missing: count.describe("Addresses known not to exist"),
  tags: count,
  tagsSyncedAt: z.number().describe("Milliseconds since 1970; 0 before the first answer of Postgres"),
  level2: z.object({ hits: count, misses: count, failures: count, skipped: count }).nullable(),
});
export type CacheStats = z.infer<typeof cacheStatsShape>;
