import type { Image } from "@/lib/catalog/schema";

type Props = { image: Image | null; sizes: string; eager?: boolean; className?: string };

/** A picture in the width that the screen needs; its place is kept before it comes. */
export function Picture({ image, sizes, eager = false, className = "" }: Props) {
  if (!image) {
    return <div className={`aspect-square bg-line/50 ${className}`} aria-hidden="true" />;
  }
  return (
    <img
      src={image.url}
      srcSet={image.renditions.map(({ url, width }) => `${url} ${width}w`).join(", ")}
      sizes={sizes}
      alt={image.alt}
      width={image.width}
      height={image.height}
      loading={eager ? "eager" : "lazy"}
      fetchPriority={eager ? "high" : "auto"}
      decoding="async"
      className={`h-auto w-full object-cover ${className}`}
    />
  );
}
