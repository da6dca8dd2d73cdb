import { absoluteUrl } from "@/lib/env/absolute-url";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { formatDecimal, formatMoney } from "@/lib/money/money";
import type { Image, ProductSummary } from "../schema";

type Feed = { shopName: string; products: readonly ProductSummary[]; locale: Locale };

/** An Atom feed (RFC 4287) of products, the newest first, each with its picture and price; a feed for each language. */
export function writeFeed({ shopName, products, locale }: Feed): string {
  const self = escapeXml(absoluteUrl(localizePath(locale, "/feed.xml")));
  const title = getTranslator(locale, "frame")("newProducts", { name: shopName });
  const newest = products[0]?.publishedAt ?? new Date(0).toISOString();
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:g="http://base.google.com/ns/1.0" xml:lang="${locale}">
<title>${escapeXml(title)}</title>
<id>${self}</id>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${escapeXml(absoluteUrl(localizePath(locale, "/")))}"/>
<updated>${newest}</updated>
<author><name>${escapeXml(shopName)}</name></author>
${products.map((product) => toEntry(product, locale)).join("")}</feed>
`;
}

function toEntry(product: ProductSummary, locale: Locale): string {
  const { id, title, price, maxPrice, publishedAt, image, vendor } = product;
  const lowest = formatMoney(price, locale);
  const cost =
    price.amount === maxPrice.amount ? lowest : getTranslator(locale, "offer")("from", { price: lowest });
  const address = absoluteUrl(localizePath(locale, `/products/${product.handle}`));
  const picture = image ? toPicture(image) : { media: "", html: "" };
  const content = `${picture.html}<p>${escapeXml(cost)}</p>`;
  return `<entry>
<title>${escapeXml(title)}</title>
<id>urn:uuid:${id}</id>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<published>${publishedAt}</published>
<updated>${publishedAt}</updated>
${vendor ? `<author><name>${escapeXml(vendor)}</name></author>\n` : ""}<content type="html">${escapeXml(content)}</content>
${picture.media}<g:price>${formatDecimal(price)} ${price.currency}</g:price>
</entry>
`;
}

function toPicture({ url, alt, width, height }: Image): { media: string; html: string } {
  const address = escapeXml(absoluteUrl(url));
  return {
    media: `<media:content url="${address}" medium="image" type="image/webp" width="${width}" height="${height}"/>\n`,
    html: `<p><img src="${address}" alt="${escapeXml(alt)}" width="${width}" height="${height}"/></p>`,
  };
}

const references: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 cannot hold, not even as references, are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => references[character] ?? "");
}
