import type { Image } from "@/lib/catalog/schema";

type Props = {
  image: Image | null;
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
 * A picture in the format and width that the screen needs. Until it comes its mean color stands there: an attribute
 * of an SVG, for the content policy refuses styles within a page.
 */
export function Picture({
  image,
  sizes,
  eager = false,
  first = false,
  decorative = false,
  fit = "cover",
  maxWidth = 1600,
  className = "",
}: Props) {
  if (!image) {
    return <span className={`block aspect-square bg-line/50 ${className}`} aria-hidden="true" />;
  }
  const offered = image.renditions.filter(({ width }) => width <= maxWidth);
  const webp = offered.map(({ url, width }) => `${url} ${width}w`).join(", ");
  const isFilled = fit === "cover" || image.width === image.height;
  const place = `absolute inset-0 size-full ${fit === "cover" ? "object-cover" : "object-contain"}`;
  return (
    <span className={`relative block overflow-hidden ${className}`}>
      {image.color && isFilled ? (
        <svg color={image.color} className="absolute inset-0 size-full bg-current" aria-hidden="true" />
      ) : null}
      <picture>
        <source type="image/avif" srcSet={webp.replaceAll(".webp ", ".avif ")} sizes={sizes} />
        <img
          src={(offered.at(-1) ?? image).url}
          srcSet={webp}
          sizes={sizes}
          alt={decorative ? "" : image.alt}
          width={image.width}
          height={image.height}
          loading={eager || first ? "eager" : "lazy"}
          fetchPriority={first ? "high" : "auto"}
          decoding="async"
          className={place}
        />
      </picture>
    </span>
  );
}
