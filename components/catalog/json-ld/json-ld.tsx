/** One thing as schema.org describes it. */
export type Thing = { "@type": string } & Record<string, unknown>;

/** What the page is about, for search engines. It is data: no policy has to allow it. */
export function JsonLd({ things }: { things: readonly (Thing | null)[] }) {
  const graph = things.filter((thing) => thing !== null);
  if (graph.length === 0) return null;
  return <script type="application/ld+json">{serializeThings(graph)}</script>;
}

/** JSON that no text in it can end: `<` opens no tag, and the two line ends that are none in JSON are escaped. */
export function serializeThings(graph: readonly Thing[]): string {
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
