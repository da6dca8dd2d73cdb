import { type CacheStats, cacheStatsShape } from "./schema";

/** The counts of this process' caches; null before the first page was asked for. Next loads the caches beside the bundle (levels.mjs). */
export async function findCacheStats(): Promise<CacheStats | null> {
  const read = (globalThis as Record<symbol, unknown>)[Symbol.for("storehouse.cache")];
  return typeof read === "function" ? cacheStatsShape.parse(read()) : null;
}
