import { inArray } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { collection, product } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";

type Named = PgTable & { id: PgColumn; handle: PgColumn };

/** Goods by the handles that staff type, one a line. @throws AppError `validation_failed`, with what is not there. */
export async function findGoodsByHandle(
  db: Db,
  { products, collections }: { products: string; collections: string },
): Promise<{ productIds: string[]; collectionIds: string[] }> {
  return {
    productIds: await findIds(db, product, "products", products),
    collectionIds: await findIds(db, collection, "collections", collections),
  };
}

async function findIds(db: Db, table: Named, path: string, typed: string): Promise<string[]> {
  const handles = [...new Set(typed.split(/[\s,]+/).filter(Boolean))];
  if (handles.length === 0) return [];
  const rows = await db
    .select({ id: table.id, handle: table.handle })
    .from(table)
    .where(inArray(table.handle, handles));
  const missing = handles.filter((handle) => !rows.some((row) => row.handle === handle));
  if (missing.length === 0) return rows.map(({ id }) => String(id));
  const message = `There is no ${missing.slice(0, 3).join(", ")}`;
  throw new AppError("validation_failed", `${path}: ${message}`, {
    fields: [{ path, code: "not_found", message }],
  });
}

/** The other way round: what a form shows for what is stored. */
export async function findHandles(
  db: Db,
  { productIds, collectionIds }: { productIds: string[]; collectionIds: string[] },
): Promise<{ products: string[]; collections: string[] }> {
  const of = async (table: Named, ids: string[]) =>
    ids.length === 0
      ? []
      : (await db.select({ handle: table.handle }).from(table).where(inArray(table.id, ids)))
          .map(({ handle }) => String(handle))
          .toSorted();
  return { products: await of(product, productIds), collections: await of(collection, collectionIds) };
}
