import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import { AppError } from "@/lib/errors/app-error";
import { type LineQuantity, moveOrderLines } from "@/lib/inventory/move-order-lines";
import { actorName, type Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { showOrder } from "@/lib/order/get-order";
import { moveOrder } from "@/lib/order/move-order";
import { lockOrder, selectOrderProgress } from "@/lib/order/queries";
import { type FulfillmentFacts, resolveFulfillmentStatus, toFulfill } from "@/lib/order/rules";
import type { Order } from "@/lib/order/schema";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import type { FulfillmentInput } from "./schema";

/**
 * Lets goods of a confirmed order leave: lowers what lies in stock and what is allocated, writes the timeline and, by
 * the outbox, the mail with the tracking. The order is completed when nothing is left to leave. Locks the order, then
 * stock levels in id order.
 *
 * @throws AppError `not_found`; `order_state` when the order is not confirmed; `conflict` when a line has less to
 * leave than asked for, nothing has, or less lies in stock.
 */
export async function fulfillOrder(ctx: Context, input: FulfillmentInput): Promise<Order> {
  await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const row = await lockOrder(tx, input.orderId);
    if (row.status !== "confirmed") {
      throw new AppError("order_state", `An order that is ${row.status} cannot be shipped`);
    }
    const before = await selectOrderProgress(tx, row.id);
    const lines = toLines(input, before);
    const { carrier, trackingNumber, trackingUrl } = input;
    const [made] = await tx
      .insert(fulfillment)
      .values({ orderId: row.id, carrier, trackingNumber, trackingUrl, actor: actorName(ctx.actor) })
      .returning({ id: fulfillment.id });
    if (!made) throw new Error("insert returned no fulfillment");
    await tx.insert(fulfillmentLine).values(lines.map((line) => ({ ...line, fulfillmentId: made.id })));
    await moveOrderLines(inTx, row.id, { kind: "ship", lines });
    await addOrderEvent(inTx, row.id, "shipped", { fulfillmentId: made.id });
    await addOutboxEvent(tx, "order/shipped", { orderId: row.id, fulfillmentId: made.id });
    const status = resolveFulfillmentStatus(await selectOrderProgress(tx, row.id));
    if (status === "fulfilled") await moveOrder(inTx, row, "completed");
  });
  kickOutbox();
  return showOrder(ctx, input.orderId);
}

function toLines(
  input: FulfillmentInput,
  progress: readonly (FulfillmentFacts & { id: string })[],
): LineQuantity[] {
  const left = new Map(progress.map((line) => [line.id, toFulfill(line)]));
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of input.lines ?? [])
    wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  const lines = [...(input.lines ? wanted : left)]
    .filter(([, quantity]) => quantity > 0)
    .map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
  if (lines.length === 0) throw new AppError("conflict", "Nothing of this order is left to leave");
  for (const { orderLineId, quantity } of lines) {
    const most = left.get(orderLineId);
    if (most === undefined) throw new AppError("not_found", "The order has no such line");
    if (quantity > most) {
      throw new AppError("conflict", `${most} of this line are left to leave, not ${quantity}`, {
        details: { lineId: orderLineId, left: most },
      });
    }
  }
  return lines;
}
