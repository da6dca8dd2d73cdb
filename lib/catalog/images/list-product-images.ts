import { eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { selectPictures } from "./queries";
import type { ProductImageList } from "./schema";
import { toProductImage } from "./to-product-image";

/** All pictures of a product in their order, also those that are still to be fetched. @throws AppError `not_found`. */
export async function listProductImages(
  ctx: Context,
  { productId }: { productId: string },
): Promise<ProductImageList> {
  const [row] = await ctx.db
    .select({ version: product.version })
    .from(product)
    .where(eq(product.id, productId));
  if (!row) throw new AppError("not_found", "There is no such product");
  return { data: (await selectPictures(ctx.db, productId)).map(toProductImage), version: row.version };
}
