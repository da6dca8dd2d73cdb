import { createHash } from "node:crypto";

const text = String.raw`"(?:[^"\\]|\\.)*"`;

/** The inline scripts that Next and React write, to the letter. What is not of this grammar is never allowed to run. */
const grammar = [
  String.raw`\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)`,
  String.raw`self\.__next_f\.push\(\[(?:[13],${text}|2,null)\]\)`,
  String.raw`requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);`,
  String.raw`\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":\[(?:${text},?)*\],"runtimeModuleIds":\[[\d,]*\]\}\);`,
].map((source) => new RegExp(`^${source}$`));

const SEPARATOR = "\n;";

/** @param {string} script */
export function isFrameworkScript(script) {
  return script.split(SEPARATOR).every((part) => grammar.some((pattern) => pattern.test(part)));
}

/**
 * Joins neighboring scripts of the framework into one: a page then needs one hash instead of a dozen.
 *
 * @param {string} html
 */
export function joinScripts(html) {
  return html.replace(/(?:<script>[\s\S]*?<\/script>){2,}/g, (run) => {
    const scripts = run.slice("<script>".length, -"</script>".length).split("</script><script>");
    return scripts.every(isFrameworkScript) ? `<script>${scripts.join(SEPARATOR)}</script>` : run;
  });
}

/**
 * Hashes of the page's own inline scripts. Anything else that stands in the page as a script, slipped in with a
 * product's text for example, gets none and stays blocked.
 *
 * @param {string} html as React wrote it: it escapes `</script>` within scripts.
 * @returns {{ hashes: string[], unknown: number }}
 */
export function hashScripts(html) {
  const hashes = new Set();
  let unknown = 0;
  for (const [, attributes = "", script = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const runs = !/\stype="(?!module"|text\/javascript")/.test(attributes);
    if (script === "" || /\ssrc=/.test(attributes) || !runs) continue;
    if (isFrameworkScript(script)) {
      hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    } else unknown += 1;
  }
  return { hashes: [...hashes], unknown };
}
