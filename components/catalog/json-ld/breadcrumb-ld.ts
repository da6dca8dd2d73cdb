import type { Category } from "@/lib/catalog/schema";
import { absoluteUrl } from "@/lib/env/absolute-url";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type { Thing } from "./json-ld";

export type Crumb = { title: string; path: string };

/** The way from the home page to this one, which stands last. */
export function toBreadcrumbLd(locale: Locale, ...crumbs: readonly Crumb[]): Thing {
  const home = getTranslator(locale, "catalog.product")("home");
  return {
    "@type": "BreadcrumbList",
    itemListElement: [{ title: home, path: "/" }, ...crumbs].map(({ title, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: title,
      item: absoluteUrl(localizePath(locale, path)),
    })),
  };
}

/** The category of a handle below its ancestors, the topmost first; empty when the tree does not hold it. */
export function findTrail(tree: readonly Category[], handle: string | undefined): Crumb[] {
  for (const category of tree) {
    const crumb = { title: category.title, path: `/categories/${category.handle}` };
    if (category.handle === handle) return [crumb];
    const below = findTrail(category.children, handle);
    if (below.length > 0) return [crumb, ...below];
  }
  return [];
}
