const KEY = "past-searches";
const MAX_KEPT = 5;

/** What was searched for in this browser, the latest first. It never leaves it. */
export function readPastSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((entry) => typeof entry === "string").slice(0, MAX_KEPT) : [];
  } catch {
    // Forbidden storage, or written by somebody else: there are none.
    return [];
  }
}

export function keepSearch(text: string): void {
  const typed = text.trim();
  if (typed === "") return;
  const others = readPastSearches().filter((other) => other.toLowerCase() !== typed.toLowerCase());
  write([typed, ...others].slice(0, MAX_KEPT));
}

export const forgetSearches = () => write([]);

function write(searches: string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // A full or forbidden storage: this search is not remembered.
    return;
  }
}
