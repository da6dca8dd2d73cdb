"use client";

import { useLocale } from "#words";
import de from "@/messages/de/shared-link.json";
import en from "@/messages/en/shared-link.json";

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };

/** What has become of a link that was shared; one that could not be copied can be copied by hand. */
export function SharedLink({ url, isCopied }: { url: string; isCopied: boolean }) {
  const words = catalogs[useLocale()];
  return (
    <>
      <p className="text-sm text-muted">{isCopied ? words.copied : words.copyThis}</p>
      {isCopied ? null : (
        <input
          readOnly
          aria-label={words.link}
          value={url}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-ink/40 bg-surface px-3 text-sm"
        />
      )}
    </>
  );
}
