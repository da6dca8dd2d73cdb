"use client";

import { useEffect, useRef, useState } from "react";
import { useLocale } from "#words";
import { Link } from "@/components/i18n/link";
import { Button } from "@/components/ui/button";
import type { Product } from "@/lib/catalog/schema";
import type { Locale } from "@/lib/i18n/locales";
import de from "@/messages/de/recent.json";
import en from "@/messages/en/recent.json";
import { Picture } from "./picture";
import { Price } from "./price";
import { writeRecentHandles } from "./recent-handles";

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };

/** The products of these handles that are still on sale. Asks for them when they are about to come into sight. */
export function RecentProducts({ handles: given }: { handles: string[] }) {
  const locale = useLocale();
  const words = catalogs[locale];
  const [handles, setHandles] = useState(given);
  const [products, setProducts] = useState<Map<string, Product>>(new Map());
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!section.current || handles.length === 0) return;
    const aborter = new AbortController();
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        fetchProducts(handles, locale, aborter.signal)
          .then((found) => {
            setProducts(found);
            setHandles(handles.filter((other) => found.has(other)));
          })
          // Offline, or the page is gone: the list stays away.
          .catch(() => setHandles([]));
      },
      { rootMargin: "400px" },
    );
    if (products.size === 0) observer.observe(section.current);
    return () => {
      observer.disconnect();
      aborter.abort();
    };
  }, [handles, products, locale]);
  const clear = () => {
    writeRecentHandles([]);
    setHandles([]);
  };
  if (handles.length === 0) return null;
  return (
    <section ref={section} aria-labelledby="recently-viewed" className="mt-20">
      <div className="mb-6 flex items-center justify-between gap-4">
        <h2 id="recently-viewed" className="text-3xl tracking-tight">
          {words.title}
        </h2>
        <Button type="button" look="quiet" onClick={clear}>
          {words.clear}
        </Button>
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-4 lg:gap-x-6">
        {handles.map((other) => (
          <li key={other} className="relative min-w-0">
            <RecentProduct product={products.get(other)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its place is kept while it is asked for. */
function RecentProduct({ product }: { product: Product | undefined }) {
  const cheapest = product?.variants.toSorted((a, b) => a.price.amount - b.price.amount)[0];
  return (
    <>
      <Picture
        image={product?.images[0] ?? null}
        decorative
        sizes="(min-width: 1312px) 298px, (min-width: 640px) 23vw, 46vw"
        maxWidth={640}
        className="aspect-square rounded-xl"
      />
      <p dir="auto" className="mt-3 min-h-6 font-medium wrap-anywhere">
        {product ? (
          <Link href={`/products/${product.handle}`} className="after:absolute after:inset-0">
            {product.title}
          </Link>
        ) : null}
      </p>
      <p className="min-h-5 text-sm">
        {cheapest ? (
          <Price
            price={cheapest.price}
            compareAt={cheapest.compareAtPrice}
            from={product?.variants.some(({ price }) => price.amount !== cheapest.price.amount) ?? false}
          />
        ) : null}
      </p>
    </>
  );
}

/** Those that are still on sale. */
async function fetchProducts(
  handles: string[],
  locale: Locale,
  signal: AbortSignal,
): Promise<Map<string, Product>> {
  const answers = await Promise.all(
    handles.map(async (handle) => {
      const response = await fetch(`/api/v1/products/${handle}?locale=${locale}`, {
        signal,
        credentials: "omit",
      });
      return response.ok ? [(await response.json()) as Product] : [];
    }),
  );
  return new Map(answers.flat().map((product) => [product.handle, product]));
}
