"use client";

import { useEffect, useRef, useState } from "react";
import { useLocale } from "#words";
import { Picture } from "@/components/catalog/picture";
import { Link } from "@/components/i18n/link";
import { Button, buttonClass } from "@/components/ui/button";
import type { CartPreview } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";
import de from "@/messages/de/drawer.json";
import en from "@/messages/en/drawer.json";

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };

/**
 * The cart beside the page, after something was put into it. The browser's own dialog keeps the focus inside and
 * closes on Escape.
 *
 * @param round raised whenever the cart has changed: asks again.
 * @param onClose gives the focus back.
 */
export default function CartDrawer({ round, onClose }: { round: number; onClose: () => void }) {
  const locale = useLocale();
  const words = catalogs[locale];
  const dialog = useRef<HTMLDialogElement>(null);
  const [preview, setPreview] = useState<CartPreview | "unreachable" | null>(null);
  useEffect(() => {
    // A dialog that is open already must not be opened again: the browser throws.
    if (round > 0 && !dialog.current?.open) dialog.current?.showModal();
    const request = new AbortController();
    fetch(`/api/cart/lines?locale=${locale}`, { signal: request.signal })
      .then((response) => (response.ok ? response.json() : "unreachable"))
      .then((answer: CartPreview | "unreachable") => setPreview(answer))
      .catch(() => {
        if (!request.signal.aborted) setPreview("unreachable");
      });
    return () => request.abort();
  }, [round, locale]);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="cart-drawer-title"
      onClose={onClose}
      // The backdrop is the dialog's own box as far as clicks go; everything else is inside the panel.
      onPointerDown={(event) => {
        if (event.target === dialog.current) close();
      }}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-md border-l border-line bg-surface p-0 text-ink transition-transform duration-200 backdrop:bg-ink/40 starting:translate-x-full motion-reduce:transition-none"
    >
      <div className="flex h-full flex-col p-5">
        <div className="flex items-center justify-between gap-4">
          <h2 id="cart-drawer-title" className="text-lg font-semibold">
            {words.title}
          </h2>
          <Button type="button" look="quiet" onClick={close}>
            {words.close}
          </Button>
        </div>
        <DrawerLines preview={preview} />
        {preview && preview !== "unreachable" && preview.subtotal ? (
          <p className="flex justify-between border-t border-line py-4 font-medium">
            <span>{words.subtotal}</span>
            <span>{formatMoney(preview.subtotal, locale)}</span>
          </p>
        ) : null}
        <div className="grid grid-cols-2 gap-3">
          <Link href="/cart" className={buttonClass("secondary")} onClick={close}>
            {words.cart}
          </Link>
          <Link href="/checkout" className={buttonClass()} onClick={close}>
            {words.checkout}
          </Link>
        </div>
      </div>
    </dialog>
  );
}

function DrawerLines({ preview }: { preview: CartPreview | "unreachable" | null }) {
  const locale = useLocale();
  const words = catalogs[locale];
  if (preview === null || preview === "unreachable") {
    return (
      <p role="status" className="my-4 flex-1 text-sm text-muted">
        {preview ? words.unreachable : words.loading}
      </p>
    );
  }
  return (
    // A region that scrolls must be reachable by keyboard.
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      aria-label={words.lines}
      className="-mx-1 my-4 flex-1 divide-y divide-line overflow-y-auto px-1 text-sm"
    >
      {preview.lines.map((line) => (
        <li key={line.id} className="grid grid-cols-[4rem_1fr_auto] gap-4 py-3">
          <Picture image={line.image} sizes="4rem" maxWidth={320} className="aspect-square rounded-lg" />
          <p className="min-w-0 wrap-anywhere">
            {`${line.quantity} × `}
            <bdi>{line.title}</bdi>
            {line.variantTitle === "Default" ? null : (
              <span className="block text-muted">{line.variantTitle}</span>
            )}
          </p>
          <p className="font-medium">{formatMoney(line.subtotal, locale)}</p>
        </li>
      ))}
    </ul>
  );
}
