import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { findMenus, type Menu } from "@/lib/content/find-menus";
import { listPages, type PageLink } from "@/lib/content/list-pages";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { systemContext } from "@/lib/operation/system-context";
import { getShopName } from "../get-shop-name";
import { listCategories } from "../list-categories";
import { listCollections } from "../list-collections";
import type { Category, Collection } from "../schema";

export type ShopFrame = {
  name: string;
  categories: Category[];
  collections: Collection[];
  /** Groups of links below every page. */
  footer: Menu[];
};

/** What stands around every page of the shop; cached until a name, a menu or a setting changes. */
export async function getShopFrame(locale: Locale): Promise<ShopFrame> {
  "use cache";
  cacheTag(tags.shop);
  cacheLife(published);
  if (isBuilding) return { name: "Storehouse", categories: [], collections: [], footer: [] };
  const ctx = systemContext("page");
  const [name, categories, collections, menus] = await Promise.all([
    getShopName(ctx),
    listCategories(ctx, { locale }),
    listCollections(ctx, { locale }),
    findMenus(ctx, locale),
  ]);
  const footer = menus?.footer ?? listEverything(collections.data, await listPages(ctx, locale), locale);
  return { name, categories: categories.data, collections: collections.data, footer };
}

/** The footer of a shop whose merchant has made no menus. */
function listEverything(collections: Collection[], pages: PageLink[], locale: Locale): Menu[] {
  const t = getTranslator(locale, "frame.footer");
  const linksTo = (kind: string, targets: PageLink[]) =>
    targets.map(({ handle, title }) => ({ title, path: `/${kind}/${handle}` }));
  return [
    { title: t("collections"), links: linksTo("collections", collections) },
    { title: t("about"), links: linksTo("pages", pages) },
  ];
}
