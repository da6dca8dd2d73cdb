import { eq, sql } from "drizzle-orm";
import { draftOrder } from "@/db/schema/draft-order";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import { newId } from "@/lib/ids/new-id";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getDraftOrder } from "./get-draft-order";
import { findLinkPath, makeLinkToken } from "./link";
import { priceDraftOrder } from "./price-draft-order";
import { lockDraft } from "./queries";
import { requireOpen } from "./require-open";
import { keepsFromSending, LINK_DAYS } from "./rules";
import type { DraftOrder } from "./schema";

/**
 * Sends the customer the link to pay a draft, by mail, after the commit. Sent again, it is the same link with its time
 * begun anew; it is another one only where the address is, or the shop has another secret. Locks the draft's cart. It holds no stock.
 *
 * @throws AppError `not_found`, `version_conflict`; `draft_order_state` when it is paid or canceled, or with `problems`
 * when something is missing.
 */
export async function sendDraftOrder(
  ctx: Context,
  { draftOrderId, expectedVersion }: { draftOrderId: string; expectedVersion?: number | undefined },
): Promise<DraftOrder> {
  await ctx.db.transaction(async (tx) => {
    const found = await lockDraft(tx, draftOrderId);
    requireOpen(found, expectedVersion);
    const { draft } = found;
    const { priced, problems } = await priceDraftOrder(tx, found, draft.locale);
    const missing = problems.filter(keepsFromSending);
    if (!priced || missing.length > 0) {
      throw new AppError("draft_order_state", "Something is missing before it can be sent", {
        details: { problems: missing },
      });
    }
    // Without a link, or with one that was made of another secret, it gets a new one.
    const linkNumber = findLinkPath(draft) === null ? draft.linkNumber + 1 : draft.linkNumber;
    const sendId = newId();
    await tx
      .update(draftOrder)
      .set({
        status: "sent",
        linkNumber,
        linkHash: hashCapability(makeLinkToken({ id: draft.id, linkNumber })),
        linkEndsAt: sql`now() + make_interval(days => ${LINK_DAYS})`,
        sendId,
        sentAt: sql`now()`,
        sentTotalMinor: priced.totals.totalMinor,
      })
      .where(eq(draftOrder.id, draft.id));
    await addOutboxEvent(tx, "draft-order/sent", { draftOrderId: draft.id, sendId });
  });
  kickOutbox();
  return getDraftOrder(ctx, { draftOrderId });
}
