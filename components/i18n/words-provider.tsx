"use client";

import { createContext, type ReactNode } from "react";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import type { Compiled } from "@/lib/i18n/translator";

export type PageWords = { locale: Locale; messages: Compiled };

export const PageWordsContext = createContext<PageWords>({ locale: defaultLocale, messages: {} });

/** The language, and the messages of everything in the browser below it (lib/i18n/messages.ts). */
export function WordsProvider({ locale, messages, children }: PageWords & { children: ReactNode }) {
  return <PageWordsContext value={{ locale, messages }}>{children}</PageWordsContext>;
}
