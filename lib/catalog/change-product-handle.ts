import { eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { lockRedirects } from "@/lib/content/redirects/lock-redirects";
import { claimPath, movePath } from "@/lib/content/redirects/move-path";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import type { ProductRow } from "./queries";

/**
 * Gives a product another handle. Leaves a redirect at the old address in the same transaction, unless the product was
 * never on sale, so that nobody knows it. A redirect that started at the new address goes: the product is there now.
 * The caller holds the product's lock, raises its version and refreshes the listing. Locks out other writers of
 * redirects and other changes of handles.
 *
 * @returns the cache tags of addresses that lead elsewhere now, for `refreshListing`.
 * @throws AppError `handle_taken`.
 */
export async function changeProductHandle(ctx: Context, row: ProductRow, handle: string): Promise<string[]> {
  if (handle === row.handle) return [];
  await lockRedirects(ctx.db);
  const [other] = await ctx.db.select({ id: product.id }).from(product).where(eq(product.handle, handle));
  if (other) throw handleTaken(handle);
  // An import may bring the same handle meanwhile, and takes no lock: the database has the last word.
  await ctx.db
    .update(product)
    .set({ handle })
    .where(eq(product.id, row.id))
    .catch((error: unknown) => {
      throw isTaken(error) ? handleTaken(handle) : error;
    });
  const path = `/products/${handle}`;
  if (row.publishedAt === null && row.status !== "active") return claimPath(ctx.db, path);
  return movePath(ctx.db, `/products/${row.handle}`, path);
}

function handleTaken(handle: string): AppError {
  const message = `Another product has the handle ${handle} already`;
  return new AppError("handle_taken", message, { fields: [{ path: "handle", code: "taken", message }] });
}

function isTaken(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof Error && "constraint_name" in cause && cause.constraint_name === "product_handle_unique"
  );
}
