import { absoluteUrl } from "@/lib/env/absolute-url";
import type { Thing } from "./json-ld";

/** The shop and its site, with the way to search it. */
export function toShopLd(name: string): Thing[] {
  const url = absoluteUrl("/");
  const organization = `${url}#organization`;
  return [
    { "@type": "Organization", "@id": organization, name, url, logo: absoluteUrl("/apple-icon.png") },
    {
      "@type": "WebSite",
      "@id": `${url}#website`,
      name,
      url,
      publisher: { "@id": organization },
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${absoluteUrl("/search")}?q={search_term_string}` },
        "query-input": "required name=search_term_string",
      },
    },
  ];
}
