import { useEffect, useState } from "react";
import type { Suggestions } from "@/lib/catalog/schema";

const WAIT_MS = 150;

/** Suggestions for what is typed: asked once typing pauses, given up when something newer is typed. */
export function useSuggestions(text: string): Suggestions | null {
  const [found, setFound] = useState<Suggestions | null>(null);
  const q = text.trim();
  useEffect(() => {
    if (q === "") {
      setFound(null);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(q)}`, { signal: abort.signal })
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
  }, [q]);
  return found;
}
