import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { listPages, type PageLink } from "@/lib/content/list-pages";
import { systemContext } from "@/lib/operation/system-context";
import { getShopName } from "../get-shop-name";
import { listCategories } from "../list-categories";
import { listCollections } from "../list-collections";
import type { Category, Collection } from "../schema";

export type ShopFrame = {
  name: string;
  categories: Category[];
  collections: Collection[];
  pages: PageLink[];
};

/** What stands around every page of the shop; cached until a name, a menu or a setting changes. */
export async function getShopFrame(): Promise<ShopFrame> {
  "use cache";
  cacheTag(tags.shop);
  cacheLife(published);
  if (isBuilding) return { name: "Storehouse", categories: [], collections: [], pages: [] };
  const ctx = systemContext("page");
  const [name, categories, collections, pages] = await Promise.all([
    getShopName(ctx),
    listCategories(ctx),
    listCollections(ctx),
    listPages(ctx),
  ]);
  return { name, categories: categories.data, collections: collections.data, pages };
}
