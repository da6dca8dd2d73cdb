import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { systemContext } from "@/lib/operation/system-context";
import type { ProductSummary } from "../schema";
import { selectBestSellers } from "./select-best-sellers";

/** Sales move slowly: an hour old is fresh enough, and no order makes the home page anew. */
const freshForAnHour = { ...published, revalidate: 3600 } as const;

/** What sold most of late, for the home page; at most an hour old, sooner when a listing changes. */
export async function listBestSellers(limit: number, locale: Locale): Promise<ProductSummary[]> {
  "use cache";
  cacheTag(tags.catalog);
  cacheLife(freshForAnHour);
  if (isBuilding) return [];
  return selectBestSellers(systemContext("page").db, { limit, locale });
}
