"use client";

import { useState } from "react";
import { useTranslations } from "#words";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

type Props = { action: (form: FormData) => void; url: string | null };

/** Makes the link at which others may look at the list, shows it, and takes it back. */
export function WishlistShare({ action, url }: Props) {
  const t = useTranslations("wishlist.share");
  return (
    <section aria-labelledby="share" className="mt-12">
      <h2 id="share" className="text-2xl tracking-tight">
        {t("title")}
      </h2>
      <p className="mt-2 mb-4 text-muted">{t(url ? "shared" : "text")}</p>
      {url ? <ShareLink url={url} /> : null}
      <form action={action}>
        <Button look={url ? "quiet" : "secondary"} name="intent" value={url ? "unshare" : "share"}>
          {t(url ? "stop" : "make")}
        </Button>
      </form>
    </section>
  );
}

function ShareLink({ url }: { url: string }) {
  const t = useTranslations("wishlist.share");
  const isHydrated = useHydrated();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setIsCopied(true);
    } catch {
      // Not allowed here: the field beside the button can be copied by hand.
      document.querySelector<HTMLInputElement>("#share-link")?.select();
    }
  };
  return (
    <div className="mb-3">
      <label htmlFor="share-link" className="text-sm font-medium">
        {t("link")}
      </label>
      <div className="mt-1 flex flex-wrap gap-3">
        <input
          id="share-link"
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-48 flex-1 rounded-lg border border-ink/40 bg-surface px-3"
        />
        {isHydrated ? (
          <Button type="button" look="secondary" onClick={() => void copy()}>
            {t("copy")}
          </Button>
        ) : null}
      </div>
      <p role="status" className="mt-1 text-sm text-muted">
        {isCopied ? t("copied") : ""}
      </p>
    </div>
  );
}
