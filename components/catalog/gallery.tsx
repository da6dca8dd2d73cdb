"use client";

import {
  type ComponentProps,
  type ComponentType,
  type KeyboardEvent,
  type MouseEvent,
  type UIEvent,
  useState,
} from "react";
import { useTranslations } from "#words";
import { type CompactImage, largestUrl } from "./compact-image";
import type { GalleryZoom } from "./gallery-zoom";
import { Picture } from "./picture";
import { pictureElementId, showPicture } from "./show-picture";

type Props = { images: readonly CompactImage[] };
type Zoomed = { index: number; Zoom: ComponentType<ComponentProps<typeof GalleryZoom>> };

/**
 * The pictures of a product in one frame that is swiped, with thumbnails below. Without scripts the thumbnails are
 * links into the frame, and a picture links to its largest rendition; with them arrows move, and it opens in place.
 */
export function Gallery({ images }: Props) {
  const t = useTranslations("product.gallery");
  const [current, setCurrent] = useState(0);
  const [zoomed, setZoomed] = useState<Zoomed | null>(null);

  const go = (index: number) => {
    if (images[index]) showPicture(index);
  };
  const onScroll = ({ currentTarget: strip }: UIEvent<HTMLElement>) =>
    setCurrent(Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: images.length - 1 }[
      event.key
    ];
    if (to === undefined || !images[to] || zoomed !== null) return;
    event.preventDefault();
    const list = (event.target as Element).closest("ul");
    list?.children[to]?.querySelector("a")?.focus({ preventScroll: true });
    go(to);
  };
  const onOpen = (event: MouseEvent<HTMLAnchorElement>, index: number) => {
    // With a key that opens tabs or windows it stays a link.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { href } = event.currentTarget;
    // Its code comes when a picture is opened, not with every product.
    import("./gallery-zoom").then(
      (loaded) => setZoomed({ index, Zoom: loaded.GalleryZoom }),
      // Offline: the link leads to the picture, if it can.
      () => window.location.assign(href),
    );
  };
  return (
    <section
      aria-label={t("pictures")}
      onKeyDown={onKeyDown}
      className="grid min-w-0 gap-3 self-start md:sticky md:top-6"
    >
      <ul onScroll={onScroll} className="gallery">
        {images.map((image, index) => (
          <li key={image.stem} id={pictureElementId(index)} className="w-full shrink-0 snap-center">
            <a
              href={largestUrl(image)}
              onClick={(event) => onOpen(event, index)}
              className="block cursor-zoom-in -outline-offset-4"
            >
              <Picture
                image={image}
                first={index === 0}
                fit="contain"
                // Four hundredths less than it is: else most phones would take a rendition of half as much again.
                sizes="(min-width: 1312px) 640px, (min-width: 1024px) 50vw, (min-width: 768px) 46vw, 88vw"
                maxWidth={1280}
                className="aspect-square"
              />
              <span className="sr-only">{t("enlarge", { place: index + 1, count: images.length })}</span>
            </a>
          </li>
        ))}
      </ul>
      {images.length > 1 ? (
        <ul className="flex flex-wrap gap-2">
          {images.map((image, index) => (
            <li key={image.stem} className="w-[4.5rem]">
              <a
                href={`#${pictureElementId(index)}`}
                aria-label={t("show", { place: index + 1, count: images.length })}
                aria-current={index === current ? "true" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  go(index);
                }}
                className="thumbnail"
              >
                <Picture image={image} decorative sizes="4.5rem" maxWidth={320} className="aspect-square" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {zoomed === null ? null : (
        <zoomed.Zoom
          images={images}
          index={zoomed.index}
          onMove={(index) => {
            setZoomed({ ...zoomed, index });
            go(index);
          }}
          onClose={() => setZoomed(null)}
        />
      )}
    </section>
  );
}
