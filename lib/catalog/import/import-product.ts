import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { stockLevel, stockMovement } from "@/db/schema/inventory";
import { ensureLocation } from "@/lib/inventory/ensure-location";
import { actorName, type Context } from "@/lib/operation/context";
import { findProductByHandle } from "../queries";
import { refreshListing } from "../refresh-listing";
import { saveProduct } from "../save-product";
import type { ImportedProduct } from "./to-product-draft";

/** What the last import of a product was made of, and the version that it left: tells whether there is anything to do. */
const MARK = "#import";
const OVERSELL_LIMIT = 1_000_000;

/**
 * Brings one product to what the file says, in one transaction: product, variants, prices, stock and pictures that are
 * still to be fetched. A product that neither the file nor anybody else has changed since the last import stays as it
 * is, with its stock.
 *
 * @throws AppError what `saveProduct` throws.
 */
export async function importProduct(
  ctx: Context,
  { draft, pictures }: ImportedProduct,
  currency: string,
): Promise<"created" | "updated" | "unchanged"> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const existing = await findProductByHandle(tx, draft.handle);
    const hash = createHash("sha256")
      .update(JSON.stringify([draft, pictures]))
      .digest("hex")
      .slice(0, 32);
    if (existing && existing.sourceColumns[MARK] === `${hash}:${existing.version}`) return "unchanged";
    const mark = `${hash}:${existing ? existing.version + 1 : 1}`;
    const saved = await saveProduct(
      inTx,
      { ...draft, sourceColumns: { ...draft.sourceColumns, [MARK]: mark } },
      currency,
    );
    const counts = draft.variants.flatMap((variant) => {
      const variantId = saved.variantIds.get(variant);
      return variantId && variant.tracked && variant.quantity !== null
        ? [{ variantId, quantity: variant.quantity, oversellLimit: variant.oversell ? OVERSELL_LIMIT : 0 }]
        : [];
    });
    if (counts.length > 0) await setStock(inTx, counts);
    for (const [index, picture] of pictures.entries()) {
      await tx
        .insert(media)
        .values({
          ...picture,
          productId: saved.row.id,
          position: index + 1,
          status: "pending",
          nextAttemptAt: sql`now()`,
        })
        .onConflictDoNothing();
    }
    await refreshListing(inTx, saved.row);
    return saved.created ? "created" : "updated";
  });
}

type Count = { variantId: string; quantity: number; oversellLimit: number };

/**
 * Stock goes to the first location; what orders hold stays held, so less than that is never set. Locks the levels in
 * the order of their ids, as orders do.
 */
async function setStock(ctx: Context, counts: Count[]): Promise<void> {
  const stockLocationId = await ensureLocation(ctx.db);
  const byVariant = new Map(counts.map((count) => [count.variantId, count]));
  await ctx.db
    .insert(stockLevel)
    .values(counts.map(({ variantId }) => ({ variantId, stockLocationId })))
    .onConflictDoNothing();
  const levels = await ctx.db
    .select()
    .from(stockLevel)
    .where(
      and(
        inArray(stockLevel.variantId, [...byVariant.keys()]),
        eq(stockLevel.stockLocationId, stockLocationId),
      ),
    )
    .orderBy(stockLevel.id)
    .for("update");
  for (const level of levels) {
    const count = byVariant.get(level.variantId);
    if (count) await setLevel(ctx, level, count);
  }
}

async function setLevel(ctx: Context, level: typeof stockLevel.$inferSelect, count: Count): Promise<void> {
  const { quantity, oversellLimit } = count;
  const onHand = Math.max(quantity, level.reserved + level.allocated - oversellLimit);
  await ctx.db.update(stockLevel).set({ onHand, oversellLimit }).where(eq(stockLevel.id, level.id));
  if (onHand === level.onHand) return;
  await ctx.db.insert(stockMovement).values({
    stockLevelId: level.id,
    kind: "count",
    onHandDelta: onHand - level.onHand,
    reason: "Import",
    actor: actorName(ctx.actor),
  });
}
