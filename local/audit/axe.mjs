import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "@playwright/test";
import { measured } from "./pages.mjs";

const themes = /** @type {const} */ (["light", "dark"]);
const widths = [1440, 360];

/** @param {import("./report.mjs").Context} context @returns {Promise<import("./report.mjs").Section>} */
export async function auditAxe({ url, chromium: executablePath }) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const problems = [];
  try {
    for (const colorScheme of themes)
      for (const width of widths) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        for (const { path } of measured) {
          await page.goto(url + path);
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations)
            problems.push(`${path}, ${colorScheme}, ${width} px: ${id} at ${nodes[0]?.html}`);
        }
        await context.close();
      }
  } finally {
    await browser.close();
  }
  const text = `No violation on the ${measured.length} pages in both themes, ${widths.join(" and ")} px wide. The journeys of \`npm test\` look at all other pages and states.`;
  return { text, problems };
}
