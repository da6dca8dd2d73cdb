import type { Context } from "@/lib/operation/context";
import { changeDraftOrder } from "./change-draft-order";
import { getDraftOrder } from "./get-draft-order";
import { selectDraft } from "./queries";
import type { DraftOrder } from "./schema";

/**
 * Ends a draft: its link says so from then on. One that is canceled already stays as it is.
 *
 * @throws AppError what `changeDraftOrder` throws.
 */
export async function cancelDraftOrder(
  ctx: Context,
  input: { draftOrderId: string; expectedVersion?: number | undefined },
): Promise<DraftOrder> {
  const { draft } = await selectDraft(ctx.db, input.draftOrderId);
  if (draft.status !== "canceled") {
    await changeDraftOrder(ctx, input, async () => ({ status: "canceled", canceledAt: new Date() }));
  }
  return getDraftOrder(ctx, input);
}
