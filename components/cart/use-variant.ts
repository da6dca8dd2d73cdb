"use client";

import { useEffect, useState } from "react";
import { showPicture } from "@/components/catalog/show-picture";
import { findVariant, firstVariant, variantName } from "@/lib/catalog/published/pick-variant";
import type { PublishedProduct } from "@/lib/catalog/schema";

type PageVariant = PublishedProduct["variants"][number];

/**
 * The chosen variant of a product's page: the one that the address names, else the first that can be bought. Choosing
 * writes it into the address, for links that are shared, and shows its picture. `ready` once scripts run.
 *
 * @param pictures where in the gallery the picture of each variant stands, if it has one of its own.
 * @param sentId the one that a form without scripts was sent with.
 */
export function useVariant(
  variants: PageVariant[],
  pictures: Readonly<Record<string, number>>,
  sentId: string,
): { variant: PageVariant | undefined; ready: boolean; choose: (variant: PageVariant) => void } {
  const [chosenId, setChosenId] = useState(sentId);
  const [ready, setReady] = useState(false);
  const show = (variant: PageVariant) => {
    setChosenId(variant.id);
    const picture = pictures[variant.id];
    if (picture !== undefined) showPicture(picture);
  };
  // Once: later the choice leads and the address follows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    setReady(true);
    const named = new URLSearchParams(window.location.search).get("variant");
    const variant = named ? findVariant(variants, named) : undefined;
    if (variant) show(variant);
  }, []);
  const choose = (variant: PageVariant) => {
    show(variant);
    const address = new URL(window.location.href);
    address.searchParams.set("variant", variantName(variant));
    window.history.replaceState(null, "", address);
  };
  const variant = variants.find(({ id }) => id === chosenId) ?? firstVariant(variants);
  return { variant, ready, choose };
}
