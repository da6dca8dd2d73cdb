import { useContext } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { createTranslator, type Translator, type Words } from "@/lib/i18n/translator";
import { PageWordsContext } from "./words-provider";

/** In the browser; on the server, `#words` is words.server.ts. */
export const useLocale = (): Locale => useContext(PageWordsContext).locale;

export function useTranslations<Name extends Words>(name: Name): Translator<Name> {
  const { locale, messages } = useContext(PageWordsContext);
  return createTranslator(locale, messages, name);
}
