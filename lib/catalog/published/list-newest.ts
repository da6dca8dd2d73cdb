import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { systemContext } from "@/lib/operation/system-context";
import { listProducts } from "../list-products";
import type { ProductSummary } from "../schema";

/** The latest products, for the home page; cached until any listing changes. */
export async function listNewest(limit: number, locale: Locale): Promise<ProductSummary[]> {
  "use cache";
  cacheTag(tags.catalog);
  cacheLife(published);
  if (isBuilding) return [];
  return (await listProducts(systemContext("page"), { sort: "newest", limit, locale })).data;
}
