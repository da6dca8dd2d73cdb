"use client";

import { type ComponentType, useRef, useState } from "react";
import { useLocale, useTranslations } from "#words";
import { localizePath } from "@/lib/i18n/locales";

type Suggesting = ComponentType<{ input: HTMLInputElement }>;

/** A plain form; what suggests while one types is loaded when the field is first used. */
export function SearchField() {
  const t = useTranslations("layout");
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [loaded, setLoaded] = useState<{ Suggestions: Suggesting; input: HTMLInputElement } | null>(null);
  const isAsked = useRef(false);
  const load = () => {
    if (isAsked.current) return;
    isAsked.current = true;
    import("../catalog/search-suggestions").then(
      ({ SearchSuggestions }) =>
        input.current && setLoaded({ Suggestions: SearchSuggestions, input: input.current }),
      // Offline: the form works as it is, and the next focus tries again.
      () => {
        isAsked.current = false;
      },
    );
  };
  return (
    <search className="order-2 w-full sm:order-none sm:ml-auto sm:w-auto">
      <form action={localizePath(locale, "/search")}>
        <label htmlFor="search" className="sr-only">
          {t("search")}
        </label>
        <input
          ref={input}
          id="search"
          type="search"
          name="q"
          required
          maxLength={200}
          placeholder={t("search")}
          autoComplete="off"
          onFocus={load}
          className="min-h-10 w-full rounded-full border border-ink/40 bg-surface px-4 text-sm sm:w-52"
        />
        {loaded ? <loaded.Suggestions input={loaded.input} /> : null}
      </form>
    </search>
  );
}
