import { cacheLife, cacheTag } from "next/cache";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { handleShape } from "@/lib/operation/shapes";
import { systemContext } from "@/lib/operation/system-context";
import { findCategory } from "../find-category";
import { listProducts } from "../list-products";
import { FIRST_PAGE, type ListPage } from "./list-page";

/** The first, unfiltered page of a category, cached until something that it lists changes. */
export async function findCategoryPage(handle: string, locale: Locale): Promise<ListPage | null> {
  "use cache";
  const known = !isBuilding && handleShape.safeParse(handle).success;
  if (known) cacheTag(tags.category(handle));
  const found = known ? await findCategory(systemContext("page"), handle, locale) : null;
  cacheLife(found ? published : absent);
  if (!found) return null;
  const list = await listProducts(systemContext("page"), { ...FIRST_PAGE, category: handle, locale });
  return { title: found.title, description: found.description, list };
}
