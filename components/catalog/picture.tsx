import type { Image } from "@/lib/catalog/schema";
import { type CompactImage, compactImage, largestUrl, renditionUrl } from "./compact-image";

/** No screen shows it at less than this part of its largest width. */
const SMALLEST_PART = 4;

type Props = {
  image: Image | CompactImage | null;
  sizes: string;
  eager?: boolean;
  /** The one that is looked at first: it is fetched before anything else. */
  first?: boolean;
  /** Where the name beside it says the same. */
  decorative?: boolean;
  /** contain: nothing of it is cut off. */
  fit?: "cover" | "contain";
  /** No screen shows it wider than that: larger renditions are not offered. */
  maxWidth?: number;
  /** Gives it its size; what it is filled with comes later and moves nothing. */
  className?: string;
};

/**
 * A picture in the width that the screen needs, as AVIF; the few browsers without it get the largest WebP: widths for
 * them as well would be a fifth of a list's HTML. Until it comes its mean color stands there: an attribute
 * of an SVG, for the content policy refuses styles within a page.
 */
export function Picture({
  image: given,
  sizes,
  eager = false,
  first = false,
  decorative = false,
  fit = "cover",
  maxWidth = 1600,
  className = "",
}: Props) {
  if (!given) {
    return <span className={`block aspect-square bg-line/50 ${className}`} aria-hidden="true" />;
  }
  const image = "stem" in given ? given : compactImage(given);
  const offered = image.widths.filter((width) => width <= maxWidth && width > maxWidth / SMALLEST_PART);
  const avif = offered.map((width) => `${renditionUrl(image, width, "avif")} ${width}w`).join(", ");
  const largest = offered.at(-1);
  const isFilled = fit === "cover" || image.width === image.height;
  return (
    <span className={`picture ${fit === "contain" ? "picture-whole " : ""}${className}`}>
      {image.color && isFilled ? <svg color={image.color} aria-hidden="true" /> : null}
      <picture>
        <source type="image/avif" srcSet={avif} sizes={sizes} />
        <img
          src={largest ? renditionUrl(image, largest, "webp") : largestUrl(image)}
          alt={decorative ? "" : image.alt}
          width={image.width}
          height={image.height}
          loading={eager || first ? "eager" : "lazy"}
          fetchPriority={first ? "high" : undefined}
          // What is seen at once is shown with the words around it, not whenever the scripts leave it a moment.
          decoding={eager || first ? "sync" : "async"}
        />
      </picture>
    </span>
  );
}
