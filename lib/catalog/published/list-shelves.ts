import { sql } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { toImage } from "@/lib/media/to-image";
import { systemContext } from "@/lib/operation/system-context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import type { Image } from "../schema";

/** A collection or category with a picture of something in it. */
export type Shelf = { path: string; title: string; description: string; image: Image };
export type Shelves = { collections: Shelf[]; categories: Shelf[] };

type Row = {
  kind: "collections" | "categories";
  handle: string;
  title: string;
  description: string;
  storage_key: string;
  width: number;
  height: number;
  renditions: number[];
  color: string | null;
};

const MOST = 12;

/**
 * What the home page opens onto: collections, and the categories at the ends of the tree, each with one of its latest
 * pictures, another for each. An empty one is left out.
 */
export async function listShelves(locale: Locale): Promise<Shelves> {
  "use cache";
  cacheTag(tags.catalog, tags.shop);
  cacheLife(published);
  if (isBuilding) return { collections: [], categories: [] };
  const { db } = systemContext("page");
  const currency = await getShopCurrency(db);
  const picture = (column: "collection_ids" | "category_ids") => sql`
    cross join lateral (
      select * from (
        select l.media_key, l.media_width_px, l.media_height_px, l.media_rendition_widths_px,
          l.media_color
        from product_listing l
        where l.${sql.raw(column)} @> array[shelf.id] and l.currency = ${currency} and l.media_key is not null
        order by l.published_at desc, l.product_id desc limit 12
      ) as latest
      order by md5(shelf.handle || latest.media_key) limit 1
    ) as picture`;
  const text = (field: "title" | "description") => sql`
    coalesce(nullif(shelf.translations->${locale}::text->>${field}::text, ''), shelf.${sql.raw(field)}) as ${sql.raw(field)}`;
  const columns = sql`shelf.handle, ${text("title")}, ${text("description")}, shelf.position, picture.media_key as storage_key,
    picture.media_width_px as width, picture.media_height_px as height, picture.media_rendition_widths_px as renditions,
    picture.media_color as color`;
  const rows = await db.execute<Row>(sql`
    (select 'collections' as kind, ${columns} from collection shelf ${picture("collection_ids")}
      order by shelf.position limit ${MOST})
    union all
    (select 'categories' as kind, ${columns} from category shelf ${picture("category_ids")}
      where not exists (select from category child where child.parent_id = shelf.id)
      order by shelf.position limit ${MOST})`);
  const shelves = [...rows].flatMap((row) => toShelf(row) ?? []);
  const of = (kind: Row["kind"]) => shelves.filter(({ path }) => path.startsWith(`/${kind}/`));
  return { collections: of("collections"), categories: of("categories") };
}

function toShelf(row: Row): Shelf | null {
  const image = toImage({
    storageKey: row.storage_key,
    // The title stands beside it and says all.
    alt: "",
    widthPx: row.width,
    heightPx: row.height,
    renditionWidthsPx: row.renditions,
    color: row.color,
  });
  return (
    image && { path: `/${row.kind}/${row.handle}`, title: row.title, description: row.description, image }
  );
}
