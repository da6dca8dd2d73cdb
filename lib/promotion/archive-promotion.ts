import type { Context } from "@/lib/operation/context";
import type { Promotion } from "./schema";
import { updatePromotion } from "./update-promotion";

/** Ends a promotion: no cart gets it any more, and orders keep it. @throws AppError as `updatePromotion` does. */
export function archivePromotion(
  ctx: Context,
  input: { promotionId: string; expectedVersion?: number | undefined },
): Promise<Promotion> {
  const { promotionId, expectedVersion } = input;
  return updatePromotion(ctx, {
    promotionId,
    status: "archived",
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
}
