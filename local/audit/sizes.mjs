import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { measured } from "./pages.mjs";

const MOST_SCRIPT_BYTES = 20_000;
const MOST_HTML_BYTES = 15_000;
/** A page of the same build with nothing but words on it. */
const EMPTY = "/nowhere.txt";

/** @param {import("./report.mjs").Context} context @returns {Promise<import("./report.mjs").Section>} */
export async function measureSizes({ url, chromium: executablePath }) {
  const empty = new Set(scriptsOf(await textOf(url + EMPTY)));
  const table = [["page", "HTML", "JavaScript above an empty page", "loaded later by itself"]];
  const problems = [];
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const { kind, path } of measured) {
      const html = await textOf(url + path);
      const first = scriptsOf(html);
      const own = await sizeOf(
        url,
        first.filter((script) => !empty.has(script)),
      );
      const all = await scriptsUntilIdle(browser, url + path);
      const later = await sizeOf(
        url,
        all.filter((script) => !empty.has(script) && !first.includes(script)),
      );
      const page = gzipSync(html).length;
      table.push([kind, kilobytes(page), kilobytes(own), kilobytes(later)]);
      if (page > MOST_HTML_BYTES) problems.push(`${kind}: ${kilobytes(page)} of HTML`);
      if (own > MOST_SCRIPT_BYTES) problems.push(`${kind}: ${kilobytes(own)} of JavaScript`);
    }
  } finally {
    await browser.close();
  }
  const text = `gzip. Demanded: at most ${kilobytes(MOST_HTML_BYTES)} of HTML, and ${kilobytes(MOST_SCRIPT_BYTES)} of JavaScript above an empty page of the same build, which is ${kilobytes(await sizeOf(url, [...empty]))}.`;
  return { text, table, problems };
}

/** @param {string} html @returns {string[]} paths of the scripts that current browsers load. */
function scriptsOf(html) {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return [
    ...new Set(
      tags
        .filter((tag) => !/\snomodule\b/i.test(tag))
        .flatMap((tag) => /\s(?:src|href)="([^"?]+\.js)[^"]*"/.exec(tag)?.[1] ?? []),
    ),
  ];
}

/** @param {import("@playwright/test").Browser} browser @param {string} address */
async function scriptsUntilIdle(browser, address) {
  const page = await browser.newPage();
  /** @type {Set<string>} */
  const paths = new Set();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") paths.add(new URL(response.url()).pathname);
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.close();
  return [...paths];
}

/** @param {string} url @param {string[]} paths */
async function sizeOf(url, paths) {
  const bodies = await Promise.all(paths.map(async (path) => gzipSync(await textOf(url + path)).length));
  return bodies.reduce((sum, bytes) => sum + bytes, 0);
}

const textOf = async (/** @type {string} */ address) => (await fetch(address)).text();
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
