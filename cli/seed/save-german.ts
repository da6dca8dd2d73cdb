import { asc, eq } from "drizzle-orm";
import { media, product } from "@/db/schema/catalog";
import type { DemoProduct } from "@/db/seed/demo/catalog";
import { toGerman } from "@/db/seed/demo/german/to-german";
import { saveTranslations } from "@/lib/catalog/translations/save-translations";
import type { Context } from "@/lib/operation/context";

type ProductRow = typeof product.$inferSelect;

/** Writes a demo product's German, with that of its pictures. @returns the row as it is then. */
export async function saveGerman({ db }: Context, row: ProductRow, demo: DemoProduct): Promise<ProductRow> {
  const { texts, alt } = toGerman(demo);
  const pictures = await db
    .select({ id: media.id })
    .from(media)
    .where(eq(media.productId, row.id))
    .orderBy(asc(media.position));
  const images = pictures.flatMap(({ id: imageId }, index) => ({ imageId, alt: alt[index] ?? "" }));
  const translations = await saveTranslations(db, row, { de: { ...texts, images } });
  const [saved] = await db.update(product).set({ translations }).where(eq(product.id, row.id)).returning();
  if (!saved) throw new Error(`product ${row.id} is gone`);
  return saved;
}
