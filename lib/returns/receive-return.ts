import { and, eq } from "drizzle-orm";
import { returnLine } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import { returnOrderLines } from "@/lib/inventory/return-order-lines";
import type { Context } from "@/lib/operation/context";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { getReturn } from "./get-return";
import { moveReturn } from "./move-return";
import { lockReturn, selectReturnLines } from "./queries";
import { refundReturn } from "./refund-return";
import type { ReceiveReturnInput, Return } from "./schema";

/**
 * Notes what of an approved return has come, and puts back into stock what is said to. Where `refund` says so, the
 * money for what came goes back next, in a transaction of its own: if that fails, the return is received, and the money
 * can be given back later. Locks the order, the return, then stock levels in id order.
 *
 * @throws AppError `not_found` (return, line or location), `return_state`, `conflict` when more came than was
 * announced or more is restocked than came; with `refund`, what `refundReturn` throws.
 */
export async function receiveReturn(ctx: Context, input: ReceiveReturnInput): Promise<Return> {
  const { returnId } = input;
  const units = await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const found = await lockReturn(tx, returnId);
    await moveReturn(inTx, found, "received");
    const lines = planReceipt(await selectReturnLines(tx, returnId), input);
    const toStock = lines.filter(({ restocked }) => restocked > 0);
    // First: it finds and holds the locations, which the lines then name.
    await returnOrderLines(
      inTx,
      found.placed.id,
      toStock.map(({ restocked, ...line }) => ({ ...line, quantity: restocked })),
    );
    for (const { orderLineId, received, restocked, locationId } of lines) {
      await tx
        .update(returnLine)
        .set({ received, restocked, stockLocationId: restocked > 0 ? (locationId ?? null) : null })
        .where(and(eq(returnLine.returnId, returnId), eq(returnLine.orderLineId, orderLineId)));
    }
    return lines.reduce((sum, { received }) => sum + received, 0);
  });
  kickOutbox();
  if (input.refund && units > 0) return refundReturn(ctx, { returnId, shipping: input.shipping });
  return getReturn(ctx, { returnId });
}

type Receipt = { orderLineId: string; received: number; restocked: number; locationId: string | undefined };

function planReceipt(
  rows: Awaited<ReturnType<typeof selectReturnLines>>,
  { lines }: ReceiveReturnInput,
): Receipt[] {
  const known = new Set(rows.map(({ line }) => line.orderLineId));
  if (lines?.some(({ lineId }) => !known.has(lineId)))
    throw new AppError("not_found", "The return has no such line");
  if (lines && new Set(lines.map(({ lineId }) => lineId)).size < lines.length)
    throw new AppError("validation_failed", "lines: each line once");
  return rows.map(({ line: { orderLineId, quantity }, tracked }) => {
    const all = { received: quantity, restocked: quantity, locationId: undefined };
    const given = lines ? lines.find(({ lineId }) => lineId === orderLineId) : all;
    const received = given?.received ?? 0;
    const restocked = given?.restocked ?? received;
    if (received > quantity) {
      throw new AppError("conflict", `${quantity} of this line were announced, not ${received}`, {
        details: { lineId: orderLineId, left: quantity },
      });
    }
    if (restocked > received) {
      throw new AppError("conflict", `${received} of this line came: ${restocked} cannot go into stock`, {
        details: { lineId: orderLineId, left: received },
      });
    }
    // What is not counted has no stock to go into.
    return { orderLineId, received, restocked: tracked ? restocked : 0, locationId: given?.locationId };
  });
}
