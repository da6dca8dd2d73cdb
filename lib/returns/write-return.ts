import { eq, max } from "drizzle-orm";
import { orderReturn, returnLine } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import type { OrderRow } from "@/lib/order/queries";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { returnNumber } from "./rules";
import type { RequestReturnInput } from "./schema";

type Wish = Pick<RequestReturnInput, "lines" | "reason" | "note">;
type Free = readonly { lineId: string; quantity: number }[];

/**
 * Writes a return that is asked for, with the order's timeline and the outbox. The caller holds the order's row lock.
 *
 * @param free units by line that can be sent back, as of the lock.
 * @returns its id.
 * @throws AppError `conflict` with `left` when fewer units of a line can be sent back.
 */
export async function writeReturn(ctx: Context, placed: OrderRow, wish: Wish, free: Free): Promise<string> {
  const wanted = requireUnits(wish, free);
  const [last] = await ctx.db
    .select({ position: max(orderReturn.position) })
    .from(orderReturn)
    .where(eq(orderReturn.orderId, placed.id));
  const position = (last?.position ?? 0) + 1;
  const { reason, note } = wish;
  const [made] = await ctx.db
    .insert(orderReturn)
    .values({ orderId: placed.id, position, status: "requested", reason, note })
    .returning({ id: orderReturn.id });
  if (!made) throw new Error("insert returned no return");
  await ctx.db
    .insert(returnLine)
    .values([...wanted].map(([orderLineId, quantity]) => ({ returnId: made.id, orderLineId, quantity })));
  const number = returnNumber(placed.number, position);
  await addOrderEvent(ctx, placed.id, "return_requested", { returnId: made.id, number });
  await addOutboxEvent(ctx.db, "return/requested", { orderId: placed.id, returnId: made.id });
  return made.id;
}

/** @returns units by line, each of them free to be sent back. */
function requireUnits({ lines }: Wish, free: Free): Map<string, number> {
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
