import path from "node:path";
import sharp, { type OverlayOptions } from "sharp";
import { inTurn } from "./in-turn";
import { PREVIEW } from "./preview-size";

export type Preview = {
  brand: string;
  title: string;
  /** Below the title: a price, or a sentence. */
  note: string;
  picture: Uint8Array | null;
  colors: { ground: string; color: string };
};

const MARGIN = 64;
const SIZES_PX = [72, 60, 48, 38];
const TITLE_HEIGHT = 300;

/** A picture of a page: its own picture at the right, in words at the left what it is. */
export function drawPreview({ brand, title, note, picture, colors }: Preview): Promise<Buffer> {
  const split = picture ? PREVIEW.width - PREVIEW.height : PREVIEW.width;
  const width = split - MARGIN * 2;
  return inTurn(async () => {
    const name = await write(brand, { size: 30, color: colors.color, width, height: 40 });
    const heading = await writeTitle(title, colors.color, width);
    const below = note ? await write(note, { size: 34, color: colors.color, width, height: 90 }) : null;
    const top = Math.round((PREVIEW.height - heading.info.height - (below ? below.info.height + 36 : 0)) / 2);
    const layers: OverlayOptions[] = [
      { input: rule(colors.color), left: 0, top: 0 },
      { input: name.data, left: MARGIN, top: MARGIN },
      { input: heading.data, left: MARGIN, top },
    ];
    if (below) layers.push({ input: below.data, left: MARGIN, top: top + heading.info.height + 36 });
    if (picture) {
      const side = PREVIEW.height;
      const shown = await sharp(picture).resize(side, side, { fit: "cover" }).toBuffer();
      layers.push({ input: shown, left: split, top: 0 });
    }
    return sharp({ create: { ...PREVIEW, channels: 3, background: colors.ground } })
      .composite(layers)
      .jpeg({ quality: 82 })
      .toBuffer();
  });
}

const rule = (color: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="${PREVIEW.height}"><rect width="12" height="${PREVIEW.height}" fill="${color}"/></svg>`,
  );

/** As large as it fits. */
async function writeTitle(title: string, color: string, width: number) {
  for (const size of SIZES_PX) {
    const written = await write(title, { size, color, width, height: Number.POSITIVE_INFINITY });
    if (written.info.height <= TITLE_HEIGHT) return written;
  }
  return write(title, { size: SIZES_PX.at(-1) ?? 38, color, width, height: TITLE_HEIGHT });
}

type Style = { size: number; color: string; width: number; height: number };

/** A text as a picture; what is higher than `height` is cut off. */
async function write(text: string, { size, color, width, height }: Style) {
  const escaped = toMarkup(text);
  const written = await sharp({
    text: {
      text: `<span foreground="${color}">${escaped}</span>`,
      font: `Fraunces ${size}px`,
      fontfile: path.join(/* turbopackIgnore: true */ process.cwd(), "app/fonts/preview-display.ttf"),
      width,
      wrap: "word-char",
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  if (written.info.height <= height) return written;
  return sharp(written.data)
    .extract({ left: 0, top: 0, width: written.info.width, height })
    .png()
    .toBuffer({ resolveWithObject: true });
}

/** Text within Pango's markup, which refuses what XML cannot hold and what ends in the middle of a character. */
function toMarkup(text: string): string {
  const drawn = Array.from(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""))
    .slice(0, 300)
    .join("");
  const escaped = drawn.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  // Nothing at all cannot be drawn.
  return escaped.trim() === "" ? "·" : escaped;
}
