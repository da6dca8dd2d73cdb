import { asc, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pipelined } from "@/db/pipelined";
import { variant } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import type { StockClass } from "@/lib/catalog/schema";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { findAvailabilityParts } from "./find-availability";
import { findListTags } from "./find-list-tags";
import { resolveProductStockClass, resolveStockClass } from "./resolve-stock-class";

type ListingStock = Pick<
  typeof productListing.$inferSelect,
  "productId" | "currency" | "handle" | "stockClass" | "variantClasses"
>;

/**
 * Brings the listings of the variants' products to today's stock class, in a fixed number of statements.
 * Where the class of some variant changed, the product's page is invalidated; where the product's own did,
 * the lists too. Counts are never published: a flash sale does not re-render its page on every sale.
 *
 * Locks the listings in product order, after the caller's levels, and reads stock only then: of two orders
 * that empty a product together, the later one sees what the earlier took.
 */
export async function publishStockClass(ctx: Context, variantIds: readonly string[]): Promise<void> {
  const listings = await lockListings(ctx.db, variantIds);
  const classOf = await resolveClasses(ctx.db, listings.flatMap(variantIdsOf));
  const changed = listings.flatMap((listing) => {
    const classes = variantIdsOf(listing).map((id) => [id, classOf.get(id) ?? "sold_out"] as const);
    const stockClass = resolveProductStockClass(classes.map(([, stock]) => stock));
    const variantClasses = classes.map((entry) => entry.join("=")).join(" ");
    const returned = listReturned(listing.variantClasses, classes);
    return listing.stockClass === stockClass && listing.variantClasses === variantClasses
      ? []
      : [{ listing, stockClass, variantClasses, returned }];
  });
  if (changed.length === 0) return;
  const rows = changed.map(
    ({ listing, stockClass, variantClasses }) =>
      sql`(${listing.productId}::uuid, ${listing.currency}, ${stockClass}, ${variantClasses})`,
  );
  await ctx.db.execute(sql`
    update product_listing l set stock_class = c.stock_class, variant_classes = c.variant_classes
    from (values ${sql.join(rows, sql`, `)}) as c (product_id, currency, stock_class, variant_classes)
    where l.product_id = c.product_id and l.currency = c.currency`);
  const moved = changed.filter(({ listing, stockClass }) => listing.stockClass !== stockClass);
  const lists = await findListTags(ctx.db, ...moved.map(({ listing }) => listing.productId));
  await invalidateTags(ctx.db, [
    ...changed.map(({ listing }) => tags.product(listing.handle)),
    ...(moved.length > 0 ? [tags.catalog, ...lists] : []),
  ]);
  // A product has a listing in each currency, and returns once.
  const returned = new Set(changed.flatMap((change) => change.returned));
  for (const variantId of returned) await addOutboxEvent(ctx.db, "stock/returned", { variantId });
}

/** Variants that were sold out and can be bought again. */
function listReturned(before: string, now: readonly (readonly [string, StockClass])[]): string[] {
  const soldOut = new Set(before.split(" ").filter((entry) => entry.endsWith("=sold_out")));
  return now.flatMap(([id, stock]) => (stock !== "sold_out" && soldOut.has(`${id}=sold_out`) ? [id] : []));
}

async function lockListings(db: Db, variantIds: readonly string[]): Promise<ListingStock[]> {
  if (variantIds.length === 0) return [];
  const products = db
    .select({ id: variant.productId })
    .from(variant)
    .where(inArray(variant.id, [...variantIds]));
  return db
    .select({
      productId: productListing.productId,
      currency: productListing.currency,
      handle: productListing.handle,
      stockClass: productListing.stockClass,
      variantClasses: productListing.variantClasses,
    })
    .from(productListing)
    .where(inArray(productListing.productId, products))
    .orderBy(asc(productListing.productId), asc(productListing.currency))
    .for("update");
}

/** The variants that the listing shows, in its order: those that have a price. */
function variantIdsOf({ variantClasses }: ListingStock): string[] {
  return variantClasses.split(" ").flatMap((entry) => entry.split("=", 1).filter((id) => id !== ""));
}

async function resolveClasses(db: Db, variantIds: string[]) {
  if (variantIds.length === 0) return new Map<string, never>();
  const [variants, parts] = await pipelined(
    db
      .select({ id: variant.id, tracked: variant.tracked })
      .from(variant)
      .where(inArray(variant.id, variantIds)),
    findAvailabilityParts(db, variantIds),
  );
  return new Map(
    variants.map(({ id, tracked }) => [
      id,
      resolveStockClass(tracked ? (parts.get(id) ?? { onHandFree: 0, available: 0 }) : null),
    ]),
  );
}
