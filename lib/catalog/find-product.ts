import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { loadProduct } from "./load-product";
import { findProductByHandle } from "./queries";
import type { Product } from "./schema";

/** A product on sale, or null. Drafts and archived ones do not exist here. */
export async function findProduct(
  ctx: Context,
  { handle, locale }: { handle: string; locale?: Locale | undefined },
): Promise<Product | null> {
  const row = await findProductByHandle(ctx.db, handle);
  return row?.status === "active" ? loadProduct(ctx.db, row, locale) : null;
}
