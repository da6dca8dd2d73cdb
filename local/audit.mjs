import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
// Imported only now: they need the packages.
const { startShop } = await import("./bench/shop.mjs");
const { findChromium } = await import("./launcher/find-chromium.mjs");
const { crawl } = await import("./audit/crawl.mjs");
const { report, sections } = await import("./audit/report.mjs");

const FILE = "docs/audit.md";
const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, only: { type: "string" }, url: { type: "string" } },
});
const names = values.only ? values.only.split(",") : Object.keys(sections);
const unknown = names.filter((name) => !(name in sections));
const runs = Number(values.runs);
if (unknown.length > 0 || !(runs >= 1 && runs <= 25)) {
  console.error(`--only=${Object.keys(sections).join(",")} and --runs=1 to 25 are known.`);
  process.exit(2);
}

const shop = values.url ? { url: values.url.replace(/\/$/, ""), stop: async () => {} } : await startShop();
try {
  const { pages, brokenLinks } = await crawl(shop.url);
  const context = { url: shop.url, pages, brokenLinks, runs, chromium: findChromium() };
  const { text, missed } = await report(names, context);
  console.log(text);
  // The page is the result of a whole audit of the demo shop, or it stays what it was.
  if (!values.only && !values.url) writeFileSync(FILE, text);
  console.log(missed === 0 ? "Every target is met." : `${missed} targets are missed: see above.`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  await shop.stop();
}
