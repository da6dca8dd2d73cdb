import type { Image } from "@/lib/catalog/schema";

type Props = {
  image: Image | null;
  sizes: string;
  eager?: boolean;
  /** Where the name beside it says the same. */
  decorative?: boolean;
  /** contain: nothing of it is cut off. */
  fit?: "cover" | "contain";
  className?: string;
};

/** A picture in the width that the screen needs; its place is kept before it comes. */
export function Picture({
  image,
  sizes,
  eager = false,
  decorative = false,
  fit = "cover",
  className = "",
}: Props) {
  if (!image) {
    return <div className={`aspect-square bg-line/50 ${className}`} aria-hidden="true" />;
  }
  return (
    <img
      src={image.url}
      srcSet={image.renditions.map(({ url, width }) => `${url} ${width}w`).join(", ")}
      sizes={sizes}
      alt={decorative ? "" : image.alt}
      width={image.width}
      height={image.height}
      loading={eager ? "eager" : "lazy"}
      fetchPriority={eager ? "high" : "auto"}
      decoding="async"
      className={`w-full ${fit === "cover" ? "h-auto object-cover" : "object-contain"} ${className}`}
    />
  );
}
