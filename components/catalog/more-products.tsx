"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import type { ProductList } from "@/lib/catalog/schema";
import { localizePath, splitLocale } from "@/lib/i18n/locales";
import { type CardProduct, toCardProduct } from "./card-product";
import { findLoadedPages, keepLoadedPages } from "./loaded-pages";
import { ProductCards } from "./product-cards";

type Props = {
  /** The first page. */
  products: readonly CardProduct[];
  /** The address of the next page. */
  nextHref: string | null;
  /** The question to the API that answers the pages after this one; the cursor is added to it. */
  apiQuery: string;
  nextCursor: string | null;
};

type Pages = Pick<ProductList, "data" | "nextCursor">;

/** Loads the next page below this one, and brings it back with the place on it when the shopper returns. */
export function MoreProducts({ products, nextHref, apiQuery, nextCursor }: Props) {
  const t = useTranslations("list");
  const locale = useLocale();
  const [pages, setPages] = useState<Pages>({ data: [], nextCursor });
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const firstNew = useRef<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const scrollTop = useRef<number | null>(null);

  useEffect(() => {
    const kept = findLoadedPages();
    if (!kept) return;
    scrollTop.current = kept.scrollTop;
    setPages({ data: kept.data, nextCursor: kept.nextCursor });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after new products are in the page, and only then
  useLayoutEffect(() => {
    if (scrollTop.current !== null) window.scrollTo(0, scrollTop.current);
    scrollTop.current = null;
    if (firstNew.current) list.current?.querySelector<HTMLElement>(firstNew.current)?.focus();
    firstNew.current = null;
  }, [pages]);

  const load = async () => {
    setState("loading");
    const query = new URLSearchParams(apiQuery);
    query.set("cursor", pages.nextCursor ?? "");
    try {
      const response = await fetch(`/api/v1/products?${query}`);
      if (!response.ok) throw new Error(`Products: ${response.status}`);
      const next = (await response.json()) as ProductList;
      firstNew.current = `a[href="${localizePath(locale, `/products/${next.data[0]?.handle}`)}"]`;
      setPages({ data: [...pages.data, ...next.data], nextCursor: next.nextCursor });
      setState("idle");
    } catch {
      // Offline or refused: the link below still leads to the next page.
      setState("failed");
    }
  };
  return (
    // Whoever follows a link out of the list comes back to this place.
    <div ref={list} onClickCapture={(event) => keepPlace(event.target, pages)}>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-10 sm:grid-cols-3 lg:gap-x-6 lg:gap-y-12">
        <ProductCards products={products} eager={3} first={2} beside />
        <ProductCards products={pages.data.map(toCardProduct)} beside />
      </ul>
      <p role="status" className="mt-6 text-center text-sm text-muted">
        {state === "failed"
          ? t("failed")
          : pages.data.length > 0
            ? t("shown", { count: products.length + pages.data.length })
            : ""}
      </p>
      {pages.nextCursor && nextHref ? (
        <p className="mt-4 text-center">
          <Link
            href={nextHref}
            rel="next"
            className={buttonClass("secondary")}
            aria-busy={state === "loading"}
            onClick={(event) => {
              if (state === "failed" || event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              if (state === "idle") void load();
            }}
          >
            {t(state === "loading" ? "loading" : state === "failed" ? "next" : "more")}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function keepPlace(target: EventTarget, pages: Pages): void {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link && splitLocale(link.pathname).path.startsWith("/products/"))
    keepLoadedPages({ ...pages, scrollTop: window.scrollY });
}
