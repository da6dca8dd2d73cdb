import { absoluteUrl } from "@/lib/env/absolute-url";
import { defaultLocale, locales, localizePath } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { selectFileStarts, selectSitemapRows } from "./queries";
import { MAX_ROWS, type SitemapFile, sitemapKinds, toFileName } from "./schema";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const BATCH = 1000;

/** The index of all files. Its addresses stay when products are added: only the last file of a kind grows. */
export async function writeSitemapIndex({ db }: Context, maxRows = MAX_ROWS): Promise<string> {
  const files: SitemapFile[] = [];
  for (const kind of sitemapKinds) {
    const starts = await selectFileStarts(db, kind, maxRows);
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
 * @param maxRows as the index was written with.
 */
export async function* writeSitemap(
  { db }: Context,
  { kind, after }: SitemapFile,
  maxRows = MAX_ROWS,
): AsyncGenerator<string, void, undefined> {
  yield `${HEAD}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
  if (kind === "pages" && after === null) yield toUrls("/");
  let last = after;
  for (let left = maxRows; left > 0; ) {
    const size = Math.min(BATCH, left);
    const rows = await selectSitemapRows(db, kind, last, size);
    yield rows.map(({ handle, updatedAt }) => toUrls(`/${kind}/${handle}`, updatedAt)).join("");
    left -= rows.length;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < size) break;
  }
  yield "</urlset>\n";
}

/** A page in each language, each of them with all of them: search engines believe only what both sides say. */
export function toUrls(path: string, updatedAt?: Date): string {
  const addresses = locales.map((locale) => [locale, absoluteUrl(localizePath(locale, path))] as const);
  const links = [...addresses, ["x-default", absoluteUrl(localizePath(defaultLocale, path))] as const].map(
    ([name, address]) => `<xhtml:link rel="alternate" hreflang="${name}" href="${address}"/>`,
  );
  const rest = `${updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ""}${links.join("")}`;
  return addresses.map(([, address]) => `<url><loc>${address}</loc>${rest}</url>\n`).join("");
}
