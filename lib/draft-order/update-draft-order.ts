import type { Context } from "@/lib/operation/context";
import { changeDraftOrder } from "./change-draft-order";
import { getDraftOrder } from "./get-draft-order";
import type { DraftFields, DraftOrder } from "./schema";
import { writeDraftFields } from "./write-draft-fields";

/**
 * Edits a draft; what is not named stays. A link that was sent shows it as it is now, except after another mail address:
 * then it is over, and the draft is to be sent anew.
 *
 * @throws AppError what `changeDraftOrder` and `writeDraftFields` throw.
 */
export async function updateDraftOrder(
  ctx: Context,
  input: DraftFields & { draftOrderId: string; expectedVersion?: number | undefined },
): Promise<DraftOrder> {
  const { draftOrderId, expectedVersion, ...fields } = input;
  await changeDraftOrder(ctx, { draftOrderId, expectedVersion }, ({ db }, { draft, cart }) =>
    writeDraftFields(db, cart, fields, draft),
  );
  return getDraftOrder(ctx, { draftOrderId });
}
