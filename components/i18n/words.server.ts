import { locale as rootLocale } from "next/root-params";
import { cache, use } from "react";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type { Translator, Words } from "@/lib/i18n/translator";

/** The page's language; pages outside the shop, such as the admin's, speak the default one. */
export const getLocale = cache(async (): Promise<Locale> => {
  const locale: unknown = await rootLocale();
  return isLocale(locale) ? locale : defaultLocale;
});

export const useLocale = (): Locale => use(getLocale());

export function useTranslations<Name extends Words>(name: Name): Translator<Name> {
  return getTranslator(useLocale(), name);
}

/** As `useTranslations`, where no component renders: metadata, asynchronous components. */
export async function getTranslations<Name extends Words>(name: Name): Promise<Translator<Name>> {
  return getTranslator(await getLocale(), name);
}
