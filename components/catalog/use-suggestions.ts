import { useEffect, useState } from "react";
import { useLocale } from "#words";
import type { Suggestions } from "@/lib/catalog/schema";

const WAIT_MS = 150;

/** Suggestions for what is typed: asked once typing pauses, given up when something newer is typed. */
export function useSuggestions(text: string): Suggestions | null {
  const [found, setFound] = useState<Suggestions | null>(null);
  const locale = useLocale();
  const q = text.trim();
  useEffect(() => {
    if (q === "") {
      setFound(null);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/v1/search/suggestions?${new URLSearchParams({ q, locale })}`, { signal: abort.signal })
        .then((response) => (response.ok ? response.json() : null))
        .then(
          (answer: Suggestions | null) => setFound(answer),
          // Given up, or offline: the form works without.
          () => abort.signal.aborted || setFound(null),
        );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, locale]);
  return found;
}
