import { eq } from "drizzle-orm";
import { promotion } from "@/db/schema/promotion";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { toColumns } from "./draft-rules";
import { lockPromotion } from "./queries";
import { replaceGoods, requireDraft } from "./save-goods";
import type { Promotion, PromotionDraft } from "./schema";
import { toPromotion } from "./to-promotion";

/**
 * Edits a promotion; what the patch does not name stays, and orders keep what they were placed with. Locks it, so that
 * no order redeems it meanwhile, and raises its version: one that is being placed with what was before is refused.
 *
 * @throws AppError `not_found`; `version_conflict` when `expectedVersion` is not today's; `validation_failed`, for
 * example a limit below the orders that have it.
 */
export function updatePromotion(
  ctx: Context,
  input: Partial<PromotionDraft> & { promotionId: string; expectedVersion?: number },
): Promise<Promotion> {
  const { promotionId, expectedVersion, ...patch } = input;
  return ctx.db.transaction(async (tx) => {
    const row = await lockPromotion(tx, promotionId);
    if (expectedVersion !== undefined && expectedVersion !== row.version) {
      throw new AppError("version_conflict", "Somebody changed this promotion in the meantime", {
        details: { version: row.version },
      });
    }
    const before = await toPromotion(tx, row);
    const draft: PromotionDraft = {
      ...before,
      ...clearFormerKind(before, patch),
      ...patch,
      translations: { ...before.translations, ...patch.translations },
    };
    await requireDraft(tx, draft, before.uses);
    const [updated] = await tx
      .update(promotion)
      // While there was no limit, nothing was counted: what is live is the count.
      .set({ ...toColumns(draft), used: before.uses, version: row.version + 1 })
      .where(eq(promotion.id, row.id))
      .returning();
    if (!updated) throw new Error(`promotion ${row.id} is gone`);
    await replaceGoods(tx, row.id, draft);
    return toPromotion(tx, updated);
  });
}

/** The currency follows the amounts: it goes with the last of them, unless it is named. */
function clearFormerKind(before: Promotion, patch: Partial<PromotionDraft>): Partial<PromotionDraft> {
  const touched = "amount" in patch || "minSubtotal" in patch || "kind" in patch;
  const hadAmounts = before.amount !== null || before.minSubtotal !== null;
  return touched && hadAmounts && !("currency" in patch) ? { currency: null } : {};
}
