import { eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { loadAdminProduct } from "./load-product";
import type { AdminProduct } from "./schema";

/** A product in any status, for staff. @throws AppError `not_found`. */
export async function getAdminProduct(
  ctx: Context,
  { productId }: { productId: string },
): Promise<AdminProduct> {
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  if (!row) throw new AppError("not_found", "There is no such product");
  return loadAdminProduct(ctx.db, row);
}
