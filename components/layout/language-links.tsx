"use client";

import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "#words";
import { localeNames, locales, localizePath, splitLocale } from "@/lib/i18n/locales";

/** The same page in the other languages. */
export function LanguageLinks() {
  const t = useTranslations("layout");
  const current = useLocale();
  const { path } = splitLocale(usePathname());
  return (
    <nav aria-label={t("language")}>
      <p className="mb-3 font-medium">{t("language")}</p>
      <ul>
        {locales.map((locale) => (
          <li key={locale}>
            {/* Another language is another document: its root layout and its words come with it. */}
            <a
              href={localizePath(locale, path)}
              hrefLang={locale}
              lang={locale}
              aria-current={locale === current ? "true" : undefined}
              className="foot-link"
              onClick={(event) => {
                // The filters and the words of a search are the same in every language.
                event.currentTarget.search = window.location.search;
              }}
            >
              {localeNames[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
