/** More than this share of wide characters means a page in another script, which is shorter as it is. */
const MOST_WIDE = 0.02;
const WIDE = /[^\0-\xff]/g;

/**
 * The same page in characters of one byte: a few dashes and quotes would make the engine keep every character of it in
 * two, which costs twice the memory, and a tenth of the time of answering. Text takes character references, scripts
 * take escapes: there, wide characters stand in strings only.
 *
 * @param {string} html
 */
export function toOneByteHtml(html) {
  const wide = html.match(WIDE)?.length ?? 0;
  if (wide === 0 || wide > html.length * MOST_WIDE) return html;
  const narrow = html.replace(
    /<(script|style)\b[^>]*>[\s\S]*?<\/\1>|[^\0-\xff]/gu,
    (part, /** @type {string | undefined} */ element) => {
      if (element === "script") return part.replace(WIDE, escapeUnit);
      return element === "style" ? part : `&#${part.codePointAt(0)};`;
    },
  );
  // What is made of a wide string stays wide unless it is read anew.
  return narrow.match(WIDE) ? html : Buffer.from(narrow, "latin1").toString("latin1");
}

/** @param {string} unit */
const escapeUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
