import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { promotion, promotionCode } from "@/db/schema/promotion";
import { promotionRedemption } from "@/db/schema/redemption";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { type EvaluatedCart, isLimited } from "./evaluate-cart";
import { hashEmail } from "./hash-email";
import type { CodeRow, PromotionRow } from "./queries";
import type { Rejection } from "./schema";

type Redeemer = { orderId: string; email: string; customerId: string | null };

/**
 * Redeems what an evaluation applied, for an order that the caller writes in the same transaction. Limits are held by
 * conditional increments under the rows' locks, and by the database's own constraints below them.
 *
 * Locks promotions in id order, and after them codes in id order: call it after stock was reserved, and so does
 * whatever gives both back. That promotions are last keeps the rows that many orders share locked for the shortest time.
 *
 * @throws AppError `promotion_unavailable`: used up, or changed, since it was evaluated.
 */
export async function redeemPromotions(
  ctx: Context,
  { adjustments, rows }: EvaluatedCart,
  redeemer: Redeemer,
): Promise<void> {
  const uses = adjustments
    .flatMap(({ promotion: { id }, amountMinor }) => {
      const row = rows.get(id);
      return row ? [{ ...row, amountMinor }] : [];
    })
    .toSorted((a, b) => (a.promotion.id < b.promotion.id ? -1 : 1));
  const taken: (typeof promotionRedemption.$inferInsert)[] = [];
  for (const { promotion: row, code, amountMinor } of uses) {
    await takeUse(ctx.db, row, code);
    taken.push({
      promotionId: row.id,
      promotionCodeId: code?.id ?? null,
      orderId: redeemer.orderId,
      emailHash: hashEmail(redeemer.email),
      customerId: redeemer.customerId,
      customerSlot: await takeSlot(ctx.db, row, code, redeemer),
      amountMinor,
    });
  }
  const codes = uses.flatMap(({ code }) => (code ? [code] : [])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const code of codes) await takeUseOfCode(ctx.db, code);
  if (taken.length > 0) await ctx.db.insert(promotionRedemption).values(taken);
}

/**
 * Counts one use, of the very version that was evaluated. Without a limit the row is only shared: it cannot be edited
 * meanwhile, and orders do not wait for each other.
 */
async function takeUse(db: Db, row: PromotionRow, code: CodeRow | null): Promise<void> {
  const same = and(
    eq(promotion.id, row.id),
    eq(promotion.version, row.version),
    or(isNull(promotion.usageLimit), lt(promotion.used, promotion.usageLimit)),
  );
  const found = isLimited(row)
    ? await db
        .update(promotion)
        .set({ used: sql`${promotion.used} + 1`, updatedAt: sql`${promotion.updatedAt}` })
        .where(same)
        .returning({ id: promotion.id })
    : await db.select({ id: promotion.id }).from(promotion).where(same).for("share");
  if (found.length === 0) throw unavailable(row, code?.code ?? null, "used_up");
}

async function takeUseOfCode(db: Db, code: CodeRow): Promise<void> {
  if (code.usageLimit === null) return;
  const found = await db
    .update(promotionCode)
    .set({ used: sql`${promotionCode.used} + 1` })
    .where(and(eq(promotionCode.id, code.id), lt(promotionCode.used, promotionCode.usageLimit)))
    .returning({ id: promotionCode.id });
  if (found.length === 0) throw unavailable(null, code.code, "used_up");
}

/** The first use of the address that is free; the promotion's row is locked. */
async function takeSlot(
  db: Db,
  row: PromotionRow,
  code: CodeRow | null,
  { email }: Redeemer,
): Promise<number | null> {
  const limit = row.usageLimitPerCustomer;
  if (limit === null) return null;
  const held = await db
    .select({ slot: promotionRedemption.customerSlot })
    .from(promotionRedemption)
    .where(
      and(
        eq(promotionRedemption.promotionId, row.id),
        eq(promotionRedemption.emailHash, hashEmail(email)),
        isNull(promotionRedemption.releasedAt),
      ),
    )
    .orderBy(asc(promotionRedemption.customerSlot));
  // Uses from before the limit was set have no slot, and count.
  if (held.length >= limit) throw unavailable(row, code?.code ?? null, "already_used");
  const slots = new Set(held.map(({ slot }) => slot));
  for (let slot = 1; slot <= limit; slot += 1) if (!slots.has(slot)) return slot;
  throw unavailable(row, code?.code ?? null, "already_used");
}

function unavailable(row: PromotionRow | null, code: string | null, reason: Rejection): AppError {
  return new AppError("promotion_unavailable", `“${code ?? row?.name}” can no longer be had for this order`, {
    details: { codes: code === null ? [] : [code], reason },
  });
}
