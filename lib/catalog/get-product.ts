import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findProduct } from "./find-product";
import type { Product } from "./schema";

/** A product on sale. @throws AppError `not_found`. */
export async function getProduct(ctx: Context, input: Parameters<typeof findProduct>[1]): Promise<Product> {
  const product = await findProduct(ctx, input);
  if (!product) throw new AppError("not_found", "There is no such product");
  return product;
}
