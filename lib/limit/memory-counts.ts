export type Count = { count: number; resetMs: number };

export type MemoryCounts = ReturnType<typeof createMemoryCounts>;

/**
 * Counts of one limit in this process, in windows that begin with the first use. It never holds more than `most` keys,
 * whatever is sent: then the window that began first is forgotten. Who makes others' keys be forgotten has as many
 * places to come from as there are keys, and their own limit for each of them; everybody's own count stays.
 */
export function createMemoryCounts({ most }: { most: number }) {
  // In the order in which windows began, which is that in which they end.
  const windows = new Map<string, { count: number; endsAt: number }>();

  const open = (key: string, count: number, endsAt: number, now: number) => {
    windows.delete(key);
    for (const [oldest, { endsAt: end }] of windows) {
      if (end > now && windows.size < most) break;
      windows.delete(oldest);
    }
    windows.set(key, { count, endsAt });
    return { count, resetMs: endsAt - now };
  };

  return {
    /** Counts one use and answers how many there are now. */
    count: (key: string, windowSeconds: number, now = Date.now()): Count => {
      const found = windows.get(key);
      if (!found || found.endsAt <= now) return open(key, 1, now + windowSeconds * 1000, now);
      found.count += 1;
      return { count: found.count, resetMs: found.endsAt - now };
    },
    /** What is known of a key, without counting. */
    peek: (key: string, now = Date.now()): Count | null => {
      const found = windows.get(key);
      return found && found.endsAt > now ? { count: found.count, resetMs: found.endsAt - now } : null;
    },
    /** Takes over what was counted elsewhere. */
    put: (key: string, { count, resetMs }: Count, now = Date.now()): void => {
      const found = windows.get(key);
      if (!found || found.endsAt <= now) open(key, count, now + resetMs, now);
      else Object.assign(found, { count, endsAt: now + resetMs });
    },
    size: () => windows.size,
  };
}
