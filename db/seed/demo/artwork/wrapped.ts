import sharp from "sharp";
import { art } from "./draw";
import type { MotifName } from "./motifs";
import { toDataUri } from "./soft-png";

const WIDTH = 1000;
const BAND = 780;
/** How far the middle of the band hangs below its ends. */
const SAG = 97;
const SOURCE = 1300;

/** The motif around a mug, as one sees its front half: the nearer to the edge, the narrower. A data URI. */
export async function wrapped(motif: MotifName): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SOURCE}" height="${SOURCE}">${art(motif, [0, 0, SOURCE, SOURCE])}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  const source = new Uint32Array(pixels.buffer, pixels.byteOffset, SOURCE * SOURCE);
  const height = BAND + SAG;
  const bent = new Uint32Array(WIDTH * height);
  for (let x = 0; x < WIDTH; x += 1) {
    const across = ((x + 0.5) / WIDTH) * 2 - 1;
    const sourceX = Math.floor((0.5 + Math.asin(across) / Math.PI) * 0.98 * SOURCE);
    const sag = Math.round(SAG * Math.sqrt(1 - across * across));
    for (let y = 0; y < BAND; y += 1) {
      const sourceY = Math.floor((0.12 + (y / BAND) * 0.72) * SOURCE);
      bent[(y + sag) * WIDTH + x] = source[sourceY * SOURCE + sourceX] ?? 0;
    }
  }
  const raw = { width: WIDTH, height, channels: 4 as const };
  const png = await sharp(new Uint8Array(bent.buffer), { raw }).png({ compressionLevel: 1 }).toBuffer();
  return toDataUri(png);
}
