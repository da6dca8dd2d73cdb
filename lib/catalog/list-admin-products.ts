import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { AdminProductSummary, ProductStatus } from "./schema";

const LIST = "admin-products";

type Input = {
  status?: ProductStatus | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A page of all products, last edited first. `q` is a part of the title. @throws AppError `invalid_cursor`. */
export async function listAdminProducts(
  ctx: Context,
  input: Input,
): Promise<{ data: AdminProductSummary[]; nextCursor: string | null }> {
  // In a select of one table, columns come without their table's name: inside the subqueries it is needed.
  const rows = await ctx.db
    .select({
      product,
      variantCount: sql<number>`(select count(*)::int from variant v where v.product_id = "product"."id")`,
      onHand: sql<number>`(select coalesce(sum(l.on_hand), 0)::int from stock_level l
        join variant v on v.id = l.variant_id where v.product_id = "product"."id")`,
    })
    .from(product)
    .where(
      and(
        input.status ? eq(product.status, input.status) : undefined,
        input.q ? sql`strpos(lower(${product.title}), lower(${input.q})) > 0` : undefined,
        input.cursor ? after(input.cursor) : undefined,
      ),
    )
    .orderBy(desc(product.updatedAt), desc(product.id))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: page.map(({ product: row, variantCount, onHand }) => ({
      id: row.id,
      handle: row.handle,
      title: row.title,
      status: row.status,
      variantCount,
      onHand,
      updatedAt: row.updatedAt.toISOString(),
    })),
    nextCursor:
      rows.length > input.limit && last
        ? encodeCursor(LIST, [last.product.updatedAt.toISOString(), last.product.id])
        : null,
  };
}

function after(cursor: string): SQL {
  const [updatedAt, id] = decodeCursor(LIST, cursor);
  if (typeof updatedAt !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${product.updatedAt}, ${product.id}) < (${updatedAt}::timestamptz, ${id}::uuid)`;
}
