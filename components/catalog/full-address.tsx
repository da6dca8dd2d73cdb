"use client";

import { useEffect } from "react";

/**
 * An address with a filter but no sort, typed or cut by hand, meets the static page: the server tells the two apart by
 * the sort (next.config.ts). It is completed here.
 */
export function FullAddress() {
  useEffect(() => {
    const query = new URLSearchParams(window.location.search);
    const filters = [...query.keys()].some((name) => name.startsWith("filter."));
    if (!filters || query.has("sort")) return;
    query.set("sort", "newest");
    window.location.replace(`${window.location.pathname}?${query}`);
  }, []);
  return null;
}
