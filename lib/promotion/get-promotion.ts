import type { Context } from "@/lib/operation/context";
import { selectPromotion } from "./queries";
import type { Promotion } from "./schema";
import { toPromotion } from "./to-promotion";

/** @throws AppError `not_found`. */
export async function getPromotion(
  ctx: Context,
  { promotionId }: { promotionId: string },
): Promise<Promotion> {
  return toPromotion(ctx.db, await selectPromotion(ctx.db, promotionId));
}
