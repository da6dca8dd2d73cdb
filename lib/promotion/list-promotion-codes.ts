import { and, desc, eq, lt, sql } from "drizzle-orm";
import { promotionCode } from "@/db/schema/promotion";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { toPromotionCode } from "./add-promotion-codes";
import { selectPromotion } from "./queries";
import type { PromotionCode } from "./schema";

const LIST = "promotion-codes";

/** A page of a promotion's codes, latest first. @throws AppError `not_found`, `invalid_cursor`. */
export async function listPromotionCodes(
  ctx: Context,
  { promotionId, cursor, limit }: { promotionId: string; cursor?: string | undefined; limit: number },
): Promise<{ data: PromotionCode[]; nextCursor: string | null }> {
  await selectPromotion(ctx.db, promotionId);
  const rows = await ctx.db
    .select({
      code: promotionCode,
      uses: sql<number>`(select count(*)::int from promotion_redemption r
        where r.promotion_code_id = "promotion_code"."id" and r.released_at is null)`,
    })
    .from(promotionCode)
    .where(
      and(
        eq(promotionCode.promotionId, promotionId),
        cursor ? lt(promotionCode.id, lastOf(cursor)) : undefined,
      ),
    )
    .orderBy(desc(promotionCode.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ code, uses }) => toPromotionCode(code, uses)),
    nextCursor: rows.length > limit && last ? encodeCursor(LIST, [last.code.id]) : null,
  };
}

function lastOf(cursor: string): string {
  const [id] = decodeCursor(LIST, cursor);
  if (typeof id !== "string") throw new AppError("invalid_cursor");
  return id;
}
