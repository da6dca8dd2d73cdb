import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { loadProduct } from "./load-product";
import { findProductByHandle } from "./queries";
import type { Product } from "./schema";

/** A product on sale. Drafts and archived ones do not exist here. @throws AppError `not_found`. */
export async function getProduct(ctx: Context, { handle }: { handle: string }): Promise<Product> {
  const row = await findProductByHandle(ctx.db, handle);
  if (row?.status !== "active") throw new AppError("not_found", "There is no such product");
  return loadProduct(ctx.db, row);
}
