import type { ProductList } from "@/lib/catalog/schema";

/** Pages of a list that were loaded under an address, and where the shopper was: kept for the way back. */
export type LoadedPages = Pick<ProductList, "data" | "nextCursor"> & { scrollTop: number };

const KEY = "loaded-pages";

/** An entry of the history is known by the mark that it carries: a new visit to the same address starts anew. */
export function keepLoadedPages(pages: LoadedPages): void {
  const mark = readMark() ?? String(Date.now());
  window.history.replaceState({ ...window.history.state, [KEY]: mark }, "");
  try {
    sessionStorage.setItem(`${KEY}:${mark}`, JSON.stringify(pages));
  } catch {
    // A full or forbidden storage: the way back leads to the first page.
    return;
  }
}

export function findLoadedPages(): LoadedPages | null {
  const mark = readMark();
  const text = mark === undefined ? null : sessionStorage.getItem(`${KEY}:${mark}`);
  return text === null ? null : (JSON.parse(text) as LoadedPages);
}

function readMark(): string | undefined {
  return (window.history.state as Record<string, string> | null)?.[KEY];
}
