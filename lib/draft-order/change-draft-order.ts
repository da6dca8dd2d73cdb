import { eq } from "drizzle-orm";
import { draftOrder } from "@/db/schema/draft-order";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findLiveOrderOfCart } from "@/lib/order/queries";
import { cancelUnpaidOrder } from "@/lib/payment/cancel-unpaid-order";
import { type DraftRow, type FoundDraft, lockDraft, selectDraft } from "./queries";
import { requireOpen } from "./require-open";

type Seen = { draftOrderId: string; expectedVersion?: number | undefined };

/**
 * Changes a draft under its cart's lock and raises its version. A customer who sits before the payment page of what it
 * was is kept from paying that: its order is ended at the provider first. Where the money was faster, it counts.
 *
 * @param change what it writes itself, and the columns that it answers.
 * @throws AppError `not_found`, `version_conflict`; `draft_order_state` when it is paid or canceled, or is being paid
 * at this moment; `order_state` while its payment is under way; `payment_unavailable`; what `change` throws.
 */
export async function changeDraftOrder(
  ctx: Context,
  seen: Seen,
  change: (ctx: Context, found: FoundDraft) => Promise<Partial<DraftRow>>,
): Promise<void> {
  await endPayment(ctx, seen);
  await ctx.db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen.draftOrderId);
    requireOpen(found, seen.expectedVersion);
    if (await findLiveOrderOfCart(tx, found.cart.id)) {
      throw new AppError("draft_order_state", "The customer has just begun to pay: try again", {
        details: { state: "sent" },
      });
    }
    const columns = await change({ ...ctx, db: tx }, found);
    await tx
      .update(draftOrder)
      .set({ ...columns, version: found.draft.version + 1 })
      .where(eq(draftOrder.id, found.draft.id));
  });
}

async function endPayment(ctx: Context, { draftOrderId, expectedVersion }: Seen): Promise<void> {
  const found = await selectDraft(ctx.db, draftOrderId);
  requireOpen(found, expectedVersion);
  const live = await findLiveOrderOfCart(ctx.db, found.cart.id);
  if (live?.status !== "pending_payment") return;
  const ended = await cancelUnpaidOrder(ctx, { orderId: live.id, reason: "replaced" });
  if (ended.status === "canceled") return;
  throw new AppError("draft_order_state", "It was paid at this moment", { details: { state: "completed" } });
}
