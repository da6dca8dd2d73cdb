import type { MetadataRoute } from "next";
import { absoluteUrl } from "@/lib/env/absolute-url";
import { locales, localizePath } from "@/lib/i18n/locales";

// The address of the sitemap is a setting of the running shop; a build has none.
export const dynamic = "force-dynamic";

/** Keeps out what is personal, and lists without end: a filtered list's first page says all that is to be found. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        ...["/admin", "/api/", "/sign-in"],
        ...locales.flatMap((locale) =>
          ["/cart", "/checkout", "/orders", "/pay", "/search"].map((path) => localizePath(locale, path)),
        ),
        ...["sort=", "cursor=", "filter."].flatMap((name) => [`/*?${name}`, `/*?*&${name}`]),
      ],
    },
    sitemap: absoluteUrl("/sitemap.xml"),
  };
}
