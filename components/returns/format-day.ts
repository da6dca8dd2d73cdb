import { formattingLocales, type Locale } from "@/lib/i18n/locales";

/** A day as the language writes it, in UTC: the same on server and in browser. */
export function formatDay(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formattingLocales[locale], { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(iso),
  );
}
