import { and, asc, eq, gt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media } from "@/db/schema/catalog";
import { page } from "@/db/schema/platform";
import { AppError } from "@/lib/errors/app-error";
import { toImage } from "@/lib/media/to-image";
import type { AdminPage } from "./schema";

type Row = { page: typeof page.$inferSelect; media: typeof media.$inferSelect | null };

/** @throws AppError `not_found`. */
export async function getPageRow(db: Db, handle: string): Promise<Row> {
  const [row] = await pagesWithPictures(db).where(eq(page.handle, handle));
  if (!row) throw new AppError("not_found", "There is no such page");
  return row;
}

/** Pages by handle, behind one of them. */
export function selectPages(db: Db, after: string | undefined, limit: number): Promise<Row[]> {
  return pagesWithPictures(db)
    .where(after === undefined ? undefined : gt(page.handle, after))
    .orderBy(asc(page.handle))
    .limit(limit);
}

/** A page shows only what is stored. @throws AppError `validation_failed` at `imageId`. */
export async function requirePicture(db: Db, imageId: string | null | undefined): Promise<void> {
  if (!imageId) return;
  const [row] = await db
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, imageId), eq(media.status, "ready")));
  if (row) return;
  const message = "There is no such picture";
  throw new AppError("validation_failed", message, {
    fields: [{ path: "imageId", code: "unknown", message }],
  });
}

export function toAdminPage({ page: row, media: picture }: Row): AdminPage {
  const image = picture && toImage(picture);
  return {
    handle: row.handle,
    title: row.title,
    summary: row.summary,
    bodyHtml: row.bodyHtml,
    kind: row.kind,
    position: row.position,
    image: picture && image ? { id: picture.id, ...image } : null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

const pagesWithPictures = (db: Db) => db.select().from(page).leftJoin(media, eq(media.id, page.mediaId));
