import { cacheLife, cacheTag } from "next/cache";
import { absent, isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { handleShape } from "@/lib/operation/shapes";
import { systemContext } from "@/lib/operation/system-context";
import { findCollection } from "../find-collection";
import { listProducts } from "../list-products";
import { FIRST_PAGE, type ListPage } from "./list-page";

/** The first, unfiltered page of a collection, cached until something that it lists changes. */
export async function findCollectionPage(handle: string, locale: Locale): Promise<ListPage | null> {
  "use cache";
  const known = !isBuilding && handleShape.safeParse(handle).success;
  if (known) cacheTag(tags.collection(handle));
  const found = known ? await findCollection(systemContext("page"), handle, locale) : null;
  cacheLife(found ? published : absent);
  if (!found) return null;
  const list = await listProducts(systemContext("page"), { ...FIRST_PAGE, collection: handle, locale });
  return { title: found.title, description: found.description, list };
}
