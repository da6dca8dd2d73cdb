import type { media } from "@/db/schema/catalog";
import type { Image } from "@/lib/catalog/schema";

export type PictureRow = Pick<
  typeof media.$inferSelect,
  "storageKey" | "alt" | "widthPx" | "heightPx" | "renditionWidthsPx" | "color"
>;

/** A stored picture as pages and APIs show it; null while it is not stored. */
export function toImage(row: PictureRow): Image | null {
  const { storageKey, widthPx, heightPx } = row;
  const renditions = row.renditionWidthsPx.map((width) => ({
    url: renditionUrl(storageKey ?? "", width),
    width,
  }));
  const largest = renditions.at(-1);
  if (!storageKey || !widthPx || !heightPx || !largest) return null;
  return {
    url: largest.url,
    alt: row.alt,
    width: largest.width,
    height: Math.round((largest.width * heightPx) / widthPx),
    color: row.color,
    renditions,
  };
}

function renditionUrl(storageKey: string, widthPx: number): string {
  return `/media/${storageKey}-${widthPx}.webp`;
}
