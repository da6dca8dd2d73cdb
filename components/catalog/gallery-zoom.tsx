"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useLocale } from "#words";
import { fillWords } from "@/lib/i18n/fill-words";
import de from "@/messages/de/zoom.json";
import en from "@/messages/en/zoom.json";
import { Button } from "../ui/button";
import type { CompactImage } from "./compact-image";
import { Picture } from "./picture";

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };

type Props = {
  images: readonly CompactImage[];
  index: number;
  onMove: (index: number) => void;
  onClose: () => void;
};

/** A picture as large as the window. Escape closes it, and the focus goes back to where it came from. */
export function GalleryZoom({ images, index, onMove, onClose }: Props) {
  const words = catalogs[useLocale()];
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const image = images[index];
  if (!image) return null;
  const move = (by: number) => {
    if (images[index + by]) onMove(index + by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    move(event.key === "ArrowLeft" ? -1 : 1);
  };
  return (
    <dialog
      ref={dialog}
      aria-label={words.enlarged}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-full max-w-none bg-ground p-4 text-ink"
    >
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p aria-live="polite" className="mr-auto text-sm text-muted">
            {fillWords(words.place, { place: index + 1, count: images.length })}
          </p>
          {images.length > 1 ? (
            <>
              <Button type="button" look="secondary" disabled={index === 0} onClick={() => move(-1)}>
                {words.previous}
              </Button>
              <Button
                type="button"
                look="secondary"
                disabled={index === images.length - 1}
                onClick={() => move(1)}
              >
                {words.next}
              </Button>
            </>
          ) : null}
          <Button type="button" look="secondary" autoFocus onClick={() => dialog.current?.close()}>
            {words.close}
          </Button>
        </div>
        <Picture key={image.stem} image={image} fit="contain" sizes="100vw" className="h-full" />
      </div>
    </dialog>
  );
}
