import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import sharp from "sharp";

const themes = /** @type {const} */ (["light", "dark"]);
const widths = /** @type {const} */ ([1440, 820, 360]);
/** Longer pages are cut off: what they are about stands above. */
const MOST_HEIGHT = 4000;

/**
 * @param {import("./desk.mjs").Desk} desk @param {import("./states.mjs").State[]} states
 * @param {{ folder: string, chromium: string, isWhole: boolean }} options isWhole: with a page that shows them all.
 * @returns {Promise<number>} bytes of the pictures.
 */
export async function takeScreens(desk, states, { folder, chromium: executablePath, isWhole }) {
  if (isWhole) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  let bytes = 0;
  try {
    for (const state of states)
      for (const colorScheme of themes)
        for (const width of widths) {
          const context = await browser.newContext({
            ...{ baseURL: desk.url, colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" },
          });
          const page = await context.newPage();
          await state.show(page, desk);
          bytes += await takeOne(page, path.join(folder, fileOf(state.name, width, colorScheme)));
          await context.close();
        }
  } finally {
    await browser.close();
  }
  if (isWhole) writeFileSync(path.join(folder, "README.md"), toIndex(states));
  return bytes;
}

/** @param {import("@playwright/test").Page} page @param {string} file */
async function takeOne(page, file) {
  await page.waitForLoadState("networkidle");
  // Pictures further down are loaded when they come near.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([
      document.fonts.ready,
      ...[...document.images].map((image) => image.decode().catch(() => undefined)),
    ]);
  });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // A dialog stands before the window, not before the page.
  const fullPage = (await page.locator("dialog[open]").count()) === 0;
  const png = await page.screenshot({ fullPage, animations: "disabled" });
  const { width } = page.viewportSize() ?? { width: 0 };
  const image = sharp(png);
  if (fullPage && height > MOST_HEIGHT) image.extract({ left: 0, top: 0, width, height: MOST_HEIGHT });
  const { size } = await image.webp({ quality: 60, effort: 6 }).toFile(file);
  return size;
}

/** @param {string} name @param {number} width @param {string} theme */
const fileOf = (name, width, theme) => `${name}-${width}-${theme}.webp`;

/** @param {import("./states.mjs").State[]} states */
function toIndex(states) {
  const head = `# Screens

Taken by \`npm run screens\` of the demo shop: every page and state of the shop, ${widths.join(", ")} px wide, in both themes.
`;
  const parts = states.map(({ name, title }) => {
    const rows = themes.map((theme) => {
      const cells = widths.map((width) => {
        const file = fileOf(name, width, theme);
        return `<a href="${file}"><img src="${file}" width="${Math.round(width / 6)}" alt="${title}, ${width} px, ${theme}"></a>`;
      });
      return `<p>${cells.join(" ")}</p>`;
    });
    return `## ${title}\n\n${rows.join("\n")}\n`;
  });
  return [head, ...parts].join("\n");
}
