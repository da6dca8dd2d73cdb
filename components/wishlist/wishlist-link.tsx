"use client";

import { useEffect } from "react";
import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { Heart } from "./heart";
import { loadWishlist, useWishlist } from "./wishlist-store";

/** The way to the list, with how much is on it; speaks what every heart of the page has done. */
export function WishlistLink() {
  const t = useTranslations("layout.wishlist");
  const { kept, news } = useWishlist();
  useEffect(() => {
    const load = () => void loadWishlist();
    load();
    // Also when the browser brings a page back as it was left.
    window.addEventListener("pageshow", load);
    return () => window.removeEventListener("pageshow", load);
  }, []);
  return (
    <>
      <Link
        href="/wishlist"
        className="order-1 ml-auto inline-flex h-11 w-9 shrink-0 items-center justify-center gap-1 sm:order-none sm:ml-0 sm:w-11"
      >
        <Heart isFilled={kept.size > 0} />
        <span className="sr-only">{t("link")}</span>
        {kept.size > 0 ? (
          <span className="text-sm font-medium">
            {kept.size}
            <span className="sr-only"> {t("items", { count: kept.size })}</span>
          </span>
        ) : null}
      </Link>
      <span aria-live="polite" className="sr-only">
        {news}
      </span>
    </>
  );
}
