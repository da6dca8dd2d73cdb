import { absoluteUrl } from "@/lib/env/absolute-url";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import type { Thing } from "./json-ld";

/** The shop and its site, with the way to search it. */
export function toShopLd(locale: Locale, name: string): Thing[] {
  const home = absoluteUrl("/");
  const url = absoluteUrl(localizePath(locale, "/"));
  const organization = `${home}#organization`;
  return [
    { "@type": "Organization", "@id": organization, name, url: home, logo: absoluteUrl("/apple-icon.png") },
    {
      "@type": "WebSite",
      "@id": `${url}#website`,
      name,
      url,
      inLanguage: locale,
      publisher: { "@id": organization },
      potentialAction: {
        "@type": "SearchAction",
        target: {
          "@type": "EntryPoint",
          urlTemplate: `${absoluteUrl(localizePath(locale, "/search"))}?q={search_term_string}`,
        },
        "query-input": "required name=search_term_string",
      },
    },
  ];
}
