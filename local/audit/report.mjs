import { auditAxe } from "./axe.mjs";
import { validateHtml } from "./html.mjs";
import { validateJsonLd } from "./json-ld.mjs";
import { auditLighthouse } from "./lighthouse.mjs";
import { measureSizes } from "./sizes.mjs";

/**
 * @typedef {{
 *   url: string, pages: Map<string, string>, brokenLinks: string[], runs: number, chromium: string
 * }} Context `pages` holds the HTML of each address.
 * @typedef {{ text: string, table?: string[][], problems: string[] }} Section the table's head stands first.
 */

/** @type {Record<string, { title: string, run: (context: Context) => Promise<Section> }>} */
export const sections = {
  lighthouse: { title: "Lighthouse", run: auditLighthouse },
  sizes: { title: "Compressed sizes", run: measureSizes },
  axe: { title: "axe", run: auditAxe },
  html: { title: "HTML", run: validateHtml },
  jsonld: { title: "Structured data", run: validateJsonLd },
  links: {
    title: "Links",
    run: async ({ brokenLinks }) => ({
      text: "Every link, picture and script of every page answers, and every fragment is on its page.",
      problems: brokenLinks,
    }),
  },
};

const MOST_PROBLEMS = 40;

/**
 * Runs the named sections and writes their page.
 *
 * @param {readonly string[]} names @param {Context} context
 * @returns {Promise<{ text: string, missed: number }>}
 */
export async function report(names, context) {
  const parts = [];
  let missed = 0;
  for (const [name, { title, run }] of Object.entries(sections)) {
    if (!names.includes(name)) continue;
    const { text, table, problems } = await run(context);
    missed += problems.length;
    parts.push(`## ${title}`, text, ...(table ? [toTable(table)] : []), toList(problems));
  }
  const intro = `Written by \`npm run audit\` on the demo shop: ${context.pages.size} pages, followed from the home page.`;
  return { text: ["# Audit", intro, ...parts, ""].join("\n\n").replace(/\n+$/, "\n"), missed };
}

/** @param {string[][]} rows */
function toTable([head = [], ...rows]) {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** @param {string[]} problems */
function toList(problems) {
  if (problems.length === 0) return "Every target is met.";
  const lines = problems.slice(0, MOST_PROBLEMS).map((line) => `- Missed: ${escapeMarkup(line)}`);
  if (problems.length > MOST_PROBLEMS) lines.push(`- … and ${problems.length - MOST_PROBLEMS} more`);
  return lines.join("\n");
}

const escapeMarkup = (/** @type {string} */ text) =>
  text.replaceAll("<", "&lt;").replace(/\s+/g, " ").slice(0, 300);
