"use client";

import { useState } from "react";
import { useTranslations } from "#words";
import { Button } from "@/components/ui/button";

/** Hands the page's address, with the chosen variant, to the system, or copies it; where neither is let, shows it. */
export function ShareButton({ title }: { title: string }) {
  const t = useTranslations("product.share");
  const [outcome, setOutcome] = useState<"idle" | "copied" | "shown">("idle");
  const share = async () => {
    const url = window.location.href;
    try {
      if (navigator.share) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setOutcome("copied");
      }
    } catch (error) {
      // Whoever closes the system's dialog wants no link either.
      if (error instanceof DOMException && error.name === "AbortError") return;
      setOutcome("shown");
    }
  };
  return (
    <div className="mt-8 flex flex-wrap items-center gap-3 noscript:hidden">
      <Button type="button" look="secondary" onClick={() => void share()}>
        {t("share")}
      </Button>
      <p aria-live="polite" className="text-sm text-muted">
        {outcome === "copied" ? t("copied") : null}
        {outcome === "shown" ? t("copyThis") : null}
      </p>
      {outcome === "shown" ? (
        <input
          readOnly
          aria-label={t("link")}
          value={window.location.href}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-ink/40 bg-surface px-3 text-sm"
        />
      ) : null}
    </div>
  );
}
