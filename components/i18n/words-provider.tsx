"use client";

import { createContext, type ReactNode, useContext } from "react";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import type { Compiled } from "@/lib/i18n/translator";

export type PageWords = { locale: Locale; messages: Compiled };

export const PageWordsContext = createContext<PageWords>({ locale: defaultLocale, messages: {} });

/**
 * The language, and messages for what is in the browser below it (lib/i18n/messages.ts), beside those that stand
 * around it already.
 */
export function WordsProvider({ locale, messages, children }: PageWords & { children: ReactNode }) {
  const around = useContext(PageWordsContext).messages;
  return (
    <PageWordsContext value={{ locale, messages: { ...around, ...messages } }}>{children}</PageWordsContext>
  );
}
