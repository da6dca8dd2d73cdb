"use client";

import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import { readRecentHandles, writeRecentHandles } from "./recent-handles";
import type { RecentProducts } from "./recent-products";

type Shown = { handles: string[]; Products: ComponentType<ComponentProps<typeof RecentProducts>> };

const SHOWN = 4;

/**
 * What was looked at before, known to this browser alone. What shows it is loaded once the page is idle, and only
 * where there is something.
 */
export function RecentlyViewed({ handle }: { handle: string }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const handles = readRecentHandles().filter((other) => other !== handle);
    writeRecentHandles([handle, ...handles]);
    if (handles.length === 0) return;
    let isGone = false;
    import("./recent-products").then(
      ({ RecentProducts: Products }) => {
        if (!isGone) setShown({ handles: handles.slice(0, SHOWN), Products });
      },
      // Offline: the list stays away.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [handle]);
  return shown ? <shown.Products key={handle} handles={shown.handles} /> : null;
}
