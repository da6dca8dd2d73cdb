import sharp from "sharp";
import { detail } from "./artwork/scenes";
import type { DemoProduct } from "./catalog";

export const PICTURES_PER_PRODUCT = 2;

/** The n-th picture of a product as PNG: the thing in a scene, then the drawing close up. Always the same. */
export function renderPicture(product: DemoProduct, index: number): Promise<Buffer> {
  const scene = index === 0 ? product.object.scene : detail;
  return sharp(Buffer.from(scene(product.motif, product.motif)))
    .resize(1280, 1280)
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export function pictureAlt(product: DemoProduct, index: number): string {
  return index === 0 ? product.title : `${product.title}: the drawing, close up`;
}
