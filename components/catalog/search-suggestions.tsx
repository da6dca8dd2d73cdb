"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useLocale } from "#words";
import type { Suggestions } from "@/lib/catalog/schema";
import { fillWords } from "@/lib/i18n/fill-words";
import { formattingLocales, type Locale, localizePath } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money/money";
import de from "@/messages/de/suggestions.json";
import en from "@/messages/en/suggestions.json";
import { forgetSearches, keepSearch, readPastSearches } from "./past-searches";
import { Picture } from "./picture";
import { useSuggestions } from "./use-suggestions";

const LIST_ID = "search-suggestions";
const optionId = (index: number) => `${LIST_ID}-${index}`;

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };
type Words = { words: typeof en; locale: Locale };

/** `href`: without the language. */
type Option = { href: string; label: string; search?: string; content: ReactNode };

/**
 * The list of a combobox (WAI-ARIA: list autocomplete, manual selection) below the header's field. Focus stays in the
 * field; arrows choose, Enter follows, Escape closes, then empties. What the field says about itself is set on it
 * here, for until this is loaded it is a plain field.
 */
export function SearchSuggestions({ input }: { input: HTMLInputElement }) {
  const locale = useLocale();
  const words = catalogs[locale];
  const [text, setText] = useState(input.value);
  const [isOpen, setOpen] = useState(document.activeElement === input);
  const [active, setActive] = useState(-1);
  const [past, setPast] = useState(readPastSearches);
  const found = useSuggestions(isOpen ? text : "");
  const router = useRouter();
  const options =
    text.trim() === ""
      ? past.map((search) => toPastOption(search, words))
      : found
        ? toOptions(found, { words, locale })
        : [];
  const isShown = isOpen && options.length > 0;

  useEffect(() => {
    const state = { role: "combobox", "aria-autocomplete": "list", "aria-controls": LIST_ID };
    for (const [name, value] of Object.entries(state)) input.setAttribute(name, value);
    input.setAttribute("aria-expanded", String(isShown));
    if (isShown && active >= 0) input.setAttribute("aria-activedescendant", optionId(active));
    else input.removeAttribute("aria-activedescendant");
  }, [input, isShown, active]);

  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    const close = () => {
      setOpen(false);
      setActive(-1);
    };
    const go = (option: Option) => {
      keepSearch(option.search ?? input.value);
      if (option.search !== undefined) input.value = option.search;
      close();
      router.push(localizePath(locale, option.href));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !isShown) setOpen(true);
      else if (step) {
        event.preventDefault();
        // Beyond either end lies the field itself.
        setActive((at) => ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      } else if (event.key === "Escape" && isShown) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter") {
        const option = isShown ? options[active] : undefined;
        if (!option) return;
        event.preventDefault();
        go(option);
      }
    };
    const onInput = () => {
      setText(input.value);
      setOpen(true);
      setActive(-1);
    };
    const onFocus = () => {
      setPast(readPastSearches());
      setOpen(true);
    };
    input.addEventListener("keydown", onKey, { signal });
    input.addEventListener("input", onInput, { signal });
    input.addEventListener("focus", onFocus, { signal });
    input.addEventListener("click", onFocus, { signal });
    input.addEventListener("blur", close, { signal });
    input.form?.addEventListener("submit", () => keepSearch(input.value), { signal });
    return () => events.abort();
  });

  return (
    <>
      <p role="status" className="sr-only">
        {isOpen && text.trim() !== "" && found ? countOf(options.length, { words, locale }) : ""}
      </p>
      <div
        hidden={!isShown}
        // The field keeps the focus: what is pressed here must not blur it before it is clicked.
        onPointerDown={(event) => event.preventDefault()}
        className="absolute top-full right-4 left-4 z-20 max-h-[70vh] overflow-y-auto rounded-xl border border-line bg-surface p-2 shadow-lg sm:left-auto sm:w-96"
      >
        <div id={LIST_ID} role="listbox" aria-label={words.label}>
          {options.map(({ href, label, search, content }, index) => (
            <a
              key={href}
              id={optionId(index)}
              href={localizePath(locale, href)}
              role="option"
              aria-selected={index === active}
              aria-label={label}
              tabIndex={-1}
              onClick={() => keepSearch(search ?? input.value)}
              className="flex min-h-11 items-center gap-3 rounded-lg px-2 py-1 text-sm hover:bg-line/40 aria-selected:bg-line/60"
            >
              {content}
            </a>
          ))}
        </div>
        {text.trim() === "" && past.length > 0 ? (
          <button
            type="button"
            className="min-h-9 px-2 text-sm text-muted underline underline-offset-4"
            onClick={() => {
              forgetSearches();
              setPast([]);
            }}
          >
            {words.forget}
          </button>
        ) : null}
      </div>
    </>
  );
}

function countOf(count: number, { words, locale }: Words): string {
  const rule = new Intl.PluralRules(formattingLocales[locale]).select(count);
  return fillWords(rule === "one" ? words.count.one : words.count.other, { count });
}

function toPastOption(search: string, words: Words["words"]): Option {
  return {
    href: `/search?q=${encodeURIComponent(search)}`,
    label: `${search}, ${words.past}`,
    search,
    content: <bdi>{search}</bdi>,
  };
}

function toOptions({ products, categories, collections }: Suggestions, { words, locale }: Words): Option[] {
  const place = (kind: string, path: string) => (entry: { handle: string; title: string }) => ({
    href: `/${path}/${entry.handle}`,
    label: `${entry.title}, ${kind}`,
    content: (
      <>
        <span>{entry.title}</span>
        <span className="ml-auto text-muted">{kind}</span>
      </>
    ),
  });
  return [
    ...categories.map(place(words.category, "categories")),
    ...collections.map(place(words.collection, "collections")),
    ...products.map(({ handle, title, price, maxPrice, image }) => {
      const lowest = formatMoney(price, locale);
      const cost = price.amount === maxPrice.amount ? lowest : fillWords(words.from, { price: lowest });
      return {
        href: `/products/${handle}`,
        label: `${title}, ${cost}`,
        content: (
          <>
            <span className="block w-10 shrink-0 overflow-hidden rounded">
              <Picture image={image} sizes="40px" maxWidth={160} className="aspect-square" />
            </span>
            <span className="min-w-0 truncate">{title}</span>
            <span className="ml-auto shrink-0 text-muted">{cost}</span>
          </>
        ),
      };
    }),
  ];
}
