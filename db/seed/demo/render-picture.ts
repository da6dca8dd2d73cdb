import sharp, { type Sharp } from "sharp";
import { closeUp, textures } from "./artwork/close-up";
import { measured } from "./artwork/measures";
import type { DemoProduct } from "./catalog";
import type { DemoStory } from "./stories";

/** What a shop shows of a thing, in this order. */
const kinds = ["scene", "alone", "near", "measures"] as const;
export const PICTURES_PER_PRODUCT = kinds.length;

const SIDE_PX = 1200;

/** The n-th picture of a product as PNG: where it lives, by itself, from near, and how large it is. Always the same. */
export async function renderPicture({ object, motif }: DemoProduct, index: number): Promise<Buffer> {
  const svg = await {
    scene: () => object.scene(motif),
    alone: () => object.alone(motif),
    near: async () => closeUp(await object.alone(motif), object.near),
    measures: () => measured(motif, object.measures),
  }[kinds[index] ?? "scene"]();
  const drawn = sharp(Buffer.from(svg)).resize(SIDE_PX, SIDE_PX).removeAlpha();
  if (kinds[index] === "near") drawn.composite([{ input: textures[object.near.texture], tile: true }]);
  return toPng(drawn);
}

/** A picture of the studio, as PNG. */
export async function renderStoryPicture({ picture }: DemoStory): Promise<Buffer> {
  return toPng(
    sharp(Buffer.from(await picture()))
      .resize(SIDE_PX, SIDE_PX)
      .removeAlpha(),
  );
}

/** Read again at once: not worth compressing. */
const toPng = (drawn: Sharp) => drawn.png({ compressionLevel: 0 }).toBuffer();

export function pictureAlt({ title, object }: DemoProduct, index: number): string {
  return `${title}: ${object.alt[kinds[index] ?? "scene"]}`;
}
