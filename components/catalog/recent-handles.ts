const KEY = "recently-viewed";
const MOST = 12;

/** Products that were looked at in this browser, the latest first. They never leave it but as requests for products. */
export function readRecentHandles(): string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((handle) => typeof handle === "string").slice(0, MOST) : [];
  } catch {
    // Storage is refused, or holds what is none of ours: as if nothing had been looked at.
    return [];
  }
}

export function writeRecentHandles(handles: string[]): void {
  try {
    if (handles.length === 0) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(handles.slice(0, MOST)));
  } catch {
    // Refused or full: the page shows nothing then, and misses nothing else.
  }
}
