import { eq, max } from "drizzle-orm";
import { orderReturn, returnLine } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { findReturnable } from "./list-order-returns";
import { findReturnProblem, RETURN_WINDOW_DAYS, returnNumber } from "./rules";
import type { RequestReturnInput, Return } from "./schema";

/**
 * Asks the shop to take units of an order back. Who holds the order may ask for what has left, and for nothing twice:
 * units of other returns and of refunds are out of it. Locks the order, so that of two that ask for the same unit one
 * gets it.
 *
 * @throws AppError `not_found` (order, or a line of another); `order_state` when nothing has left or the time is over;
 * `conflict` with `left` when fewer units of a line can be sent back.
 */
export async function requestReturn(ctx: Context, input: RequestReturnInput): Promise<Return> {
  await requireOrderHolder(ctx, input);
  const returnId = await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const placed = await lockOrder(tx, input.orderId);
    const wanted = await requireUnits(inTx, input);
    const [last] = await tx
      .select({ position: max(orderReturn.position) })
      .from(orderReturn)
      .where(eq(orderReturn.orderId, placed.id));
    const position = (last?.position ?? 0) + 1;
    const [made] = await tx
      .insert(orderReturn)
      .values({
        orderId: placed.id,
        position,
        status: "requested",
        reason: input.reason,
        note: input.note,
      })
      .returning({ id: orderReturn.id });
    if (!made) throw new Error("insert returned no return");
    await tx
      .insert(returnLine)
      .values([...wanted].map(([orderLineId, quantity]) => ({ returnId: made.id, orderLineId, quantity })));
    const number = returnNumber(placed.number, position);
    await addOrderEvent(inTx, placed.id, "return_requested", { returnId: made.id, number });
    await addOutboxEvent(tx, "return/requested", { orderId: placed.id, returnId: made.id });
    return made.id;
  });
  kickOutbox();
  return getReturn(ctx, { returnId });
}

/** @returns units by line, each of them free to be sent back. */
async function requireUnits(
  { db }: Context,
  { orderId, lines }: RequestReturnInput,
): Promise<Map<string, number>> {
  const { lines: free, end } = await findReturnable(db, orderId);
  const units = free.reduce((sum, { quantity }) => sum + quantity, 0);
  switch (findReturnProblem({ end, units }, new Date())) {
    case "nothing_left":
      throw new AppError("order_state", "Nothing of this order has left yet");
    case "too_late":
      throw new AppError("order_state", `Goods can be sent back for ${RETURN_WINDOW_DAYS} days`);
  }
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of lines) wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  for (const [lineId, quantity] of wanted) {
    const left = free.find((line) => line.lineId === lineId)?.quantity ?? 0;
    if (quantity > left) {
      throw new AppError("conflict", `${left} of this line can be sent back, not ${quantity}`, {
        details: { lineId, left },
      });
    }
  }
  return wanted;
}
