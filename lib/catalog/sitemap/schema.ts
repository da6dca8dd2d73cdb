/** What a sitemap's file lists; each kind is also the first part of its pages' addresses. */
export const sitemapKinds = ["categories", "collections", "pages", "products"] as const;
export type SitemapKind = (typeof sitemapKinds)[number];

/** The protocol's limits for one file (sitemaps.org): addresses and, before it is compressed, bytes. */
export const LIMITS = { urls: 50_000, bytes: 52_428_800 } as const;

/**
 * Each row is a page in each language, and each of those names all of them: bytes are what runs out first. A test holds
 * both limits for the longest handles.
 */
export const MAX_ROWS = 15_000;

/** A file: the rows of its kind behind an id; null: from the first. */
export type SitemapFile = { kind: SitemapKind; after: string | null };

const FORM = /^(categories|collections|pages|products)(?:-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/;

/** Its name in an address, for example `products-018f…`. */
export function toFileName({ kind, after }: SitemapFile): string {
  return after === null ? kind : `${kind}-${after}`;
}

/** @returns null when no file can have this name. */
export function fromFileName(name: string): SitemapFile | null {
  const [, kind, after = null] = FORM.exec(name) ?? [];
  const known = sitemapKinds.find((candidate) => candidate === kind);
  return known ? { kind: known, after } : null;
}
