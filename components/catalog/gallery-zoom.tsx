"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "#words";
import type { Image } from "@/lib/catalog/schema";
import { Button } from "../ui/button";
import { Picture } from "./picture";

type Props = {
  images: readonly Image[];
  index: number;
  onMove: (index: number) => void;
  onClose: () => void;
};

/** A picture as large as the window. Escape closes it, and the focus goes back to where it came from. */
export function GalleryZoom({ images, index, onMove, onClose }: Props) {
  const t = useTranslations("product.gallery");
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
      aria-label={t("enlarged")}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-full max-w-none bg-ground p-4 text-ink"
    >
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p aria-live="polite" className="mr-auto text-sm text-muted">
            {t("place", { place: index + 1, count: images.length })}
          </p>
          {images.length > 1 ? (
            <>
              <Button type="button" look="secondary" disabled={index === 0} onClick={() => move(-1)}>
                {t("previous")}
              </Button>
              <Button
                type="button"
                look="secondary"
                disabled={index === images.length - 1}
                onClick={() => move(1)}
              >
                {t("next")}
              </Button>
            </>
          ) : null}
          <Button type="button" look="secondary" autoFocus onClick={() => dialog.current?.close()}>
            {t("close")}
          </Button>
        </div>
        <Picture key={image.url} image={image} fit="contain" sizes="100vw" className="h-full" />
      </div>
    </dialog>
  );
}
