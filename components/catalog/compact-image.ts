import type { Image } from "@/lib/catalog/schema";

/**
 * A picture without what follows from the rest of it: a page carries all that its client components are given, and
 * the addresses of a picture's renditions differ in their widths alone.
 */
export type CompactImage = Omit<Image, "url" | "renditions"> & {
  /** The addresses up to the width. */
  stem: string;
  /** Of its renditions, in pixels, ascending. */
  widths: readonly number[];
};

export function compactImage({ url, renditions, ...image }: Image): CompactImage {
  const widths = renditions.map(({ width }) => width);
  return { ...image, stem: url.slice(0, -`${image.width}.webp`.length), widths };
}

export const renditionUrl = ({ stem }: CompactImage, widthPx: number, format: "avif" | "webp"): string =>
  `${stem}${widthPx}.${format}`;

/** The largest there is, as WebP. */
export const largestUrl = (image: CompactImage): string => renditionUrl(image, image.width, "webp");
