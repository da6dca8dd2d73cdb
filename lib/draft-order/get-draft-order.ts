import type { Context } from "@/lib/operation/context";
import { selectDraft } from "./queries";
import type { DraftOrder } from "./schema";
import { toDraftOrder } from "./to-draft-order";

/** A draft at the prices and the stock of now. @throws AppError `not_found`. */
export async function getDraftOrder(
  ctx: Context,
  { draftOrderId }: { draftOrderId: string },
): Promise<DraftOrder> {
  return toDraftOrder(ctx.db, await selectDraft(ctx.db, draftOrderId));
}
