import { and, eq, isNull, sql } from "drizzle-orm";
import { promotion, promotionCode } from "@/db/schema/promotion";
import { promotionRedemption } from "@/db/schema/redemption";
import type { Context } from "@/lib/operation/context";

/**
 * Gives back what a canceled order had redeemed, so that the code can be used again. Repeating it does nothing. The
 * caller holds the order's lock and has given its stock back. Locks promotions in id order, then codes in id order, as
 * redeeming does.
 */
export async function releaseRedemptions({ db }: Context, orderId: string): Promise<void> {
  const released = await db
    .update(promotionRedemption)
    .set({ releasedAt: sql`now()` })
    .where(and(eq(promotionRedemption.orderId, orderId), isNull(promotionRedemption.releasedAt)))
    .returning();
  for (const id of released.map(({ promotionId }) => promotionId).toSorted()) {
    // Locked even where nothing is counted: whoever sets a limit now counts what is live, this one or not.
    await db
      .update(promotion)
      .set({
        used: sql`case when ${promotion.usageLimit} is null and ${promotion.usageLimitPerCustomer} is null
          then ${promotion.used} else greatest(${promotion.used} - 1, 0) end`,
        updatedAt: sql`${promotion.updatedAt}`,
      })
      .where(eq(promotion.id, id));
  }
  for (const id of released.flatMap(({ promotionCodeId }) => promotionCodeId ?? []).toSorted()) {
    await db
      .update(promotionCode)
      .set({ used: sql`${promotionCode.used} - 1` })
      .where(and(eq(promotionCode.id, id), sql`${promotionCode.usageLimit} is not null`));
  }
}
