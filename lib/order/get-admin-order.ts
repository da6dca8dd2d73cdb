import type { Context } from "@/lib/operation/context";
import { findDraft, selectOrderParts } from "./queries";
import { requireReadableOrder } from "./require-readable-order";
import type { AdminOrder } from "./schema";
import { toOrder } from "./to-order";

/** An order as staff see it: with who did what, and the draft that it comes from. @throws AppError `not_found`. */
export async function getAdminOrder(ctx: Context, { orderId }: { orderId: string }): Promise<AdminOrder> {
  const row = await requireReadableOrder(ctx, { orderId });
  const parts = await selectOrderParts(ctx.db, row.id);
  const shown = toOrder(row, parts);
  return {
    ...shown,
    draft: row.cartId ? await findDraft(ctx.db, row.cartId) : null,
    events: shown.events.map((event, index) => ({ ...event, actor: parts.events[index]?.actor ?? "" })),
  };
}
