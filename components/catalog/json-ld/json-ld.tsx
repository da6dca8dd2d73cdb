/** One thing as schema.org describes it. */
export type Thing = { "@type": string } & Record<string, unknown>;

/** What the page is about, for search engines. It is data: no policy has to allow it. */
export function JsonLd({ things }: { things: readonly (Thing | null)[] }) {
  const graph = things.filter((thing) => thing !== null);
  if (graph.length === 0) return null;
  return <script type="application/ld+json">{serializeThings(graph)}</script>;
}

/**
 * JSON that no text in it can end: `<` opens no tag. What takes more than a byte is escaped as the page cache would
 * do it (lib/cache/one-byte-html.mjs): else the browser would find another text than React expects, and begin anew.
 */
export function serializeThings(graph: readonly Thing[]): string {
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replace(
    /[<>&]|[^\0-\xff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
