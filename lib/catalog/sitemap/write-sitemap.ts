import { absoluteUrl } from "@/lib/env/absolute-url";
import type { Context } from "@/lib/operation/context";
import { type SitemapRow, selectFileStarts, selectSitemapRows } from "./queries";
import { MAX_URLS, type SitemapFile, sitemapKinds, toFileName } from "./schema";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const BATCH = 1000;

/** The index of all files. Its addresses stay when products are added: only the last file of a kind grows. */
export async function writeSitemapIndex({ db }: Context, maxUrls = MAX_URLS): Promise<string> {
  const files: SitemapFile[] = [];
  for (const kind of sitemapKinds) {
    const starts = await selectFileStarts(db, kind, maxUrls);
    files.push(...[null, ...starts].map((after) => ({ kind, after })));
  }
  const entries = files.map(
    (file) => `<sitemap><loc>${absoluteUrl(`/sitemap-${toFileName(file)}.xml`)}</loc></sitemap>\n`,
  );
  return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join("")}</sitemapindex>\n`;
}

/**
 * One file, piece by piece: a batch is read when the reader asks for it, so that memory holds one at a time. Handles
 * are made of letters, digits and hyphens: nothing has to be escaped.
 *
 * @param maxUrls as the index was written with.
 */
export async function* writeSitemap(
  { db }: Context,
  { kind, after }: SitemapFile,
  maxUrls = MAX_URLS,
): AsyncGenerator<string, void, undefined> {
  yield `${HEAD}<urlset xmlns="${NAMESPACE}">\n`;
  if (kind === "pages" && after === null) yield `<url><loc>${absoluteUrl("/")}</loc></url>\n`;
  const base = absoluteUrl(`/${kind}/`);
  let last = after;
  for (let left = maxUrls; left > 0; ) {
    const size = Math.min(BATCH, left);
    const rows = await selectSitemapRows(db, kind, last, size);
    yield rows.map((row) => toUrl(base, row)).join("");
    left -= rows.length;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < size) break;
  }
  yield "</urlset>\n";
}

function toUrl(base: string, { handle, updatedAt }: SitemapRow): string {
  return `<url><loc>${base}${handle}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`;
}
