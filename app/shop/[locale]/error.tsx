"use client";

import { useLocale } from "#words";
import { Button } from "@/components/ui/button";
import de from "@/messages/de/error.json";
import en from "@/messages/en/error.json";

/** No page carries these words: they come with this page's own code, in all languages, as they are written. */
const words = { de, en };

export default function ErrorPage({ reset }: { reset: () => void }) {
  const { title, text, again } = words[useLocale()];
  return (
    <main className="mx-auto max-w-xl px-4 py-24 text-center">
      <h1 className="text-3xl font-semibold">{title}</h1>
      <p className="mt-3 mb-8 text-muted">{text}</p>
      <Button type="button" onClick={reset}>
        {again}
      </Button>
    </main>
  );
}
