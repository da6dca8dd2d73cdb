import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orderLine } from "@/db/schema/order";
import { orderReturn } from "@/db/schema/returns";
import { type Context, hasPermission } from "@/lib/operation/context";
import { selectOrderMoves } from "@/lib/order/queries";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { toReturn, toReturnFacts } from "@/lib/order/return-rules";
import { selectReturns } from "./queries";
import { findReturnEnd, findReturnProblem } from "./rules";
import type { OrderReturns } from "./schema";

/** More than an order has units would be a fault of ours. */
const MOST_RETURNS = 200;

/**
 * The returns of an order, and what else of it can be sent back, for its holder and for who may read orders.
 *
 * @throws AppError `not_found`.
 */
export async function listOrderReturns(
  ctx: Context,
  input: { orderId: string; token?: string | undefined },
): Promise<OrderReturns> {
  const isStaff = hasPermission(ctx.actor, "orders:read");
  if (!isStaff) await requireOrderHolder(ctx, input);
  const own = eq(orderReturn.orderId, input.orderId);
  const found = await selectReturns(ctx.db, own, { limit: MOST_RETURNS, latestFirst: false });
  const { lines, end } = await findReturnable(ctx.db, input.orderId);
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    data: found.map(({ shown }) => shown),
    // The time is the shopper's: staff may take something back later, too.
    returnable: isStaff || findReturnProblem({ end, units }, new Date()) === null ? lines : [],
    until: end?.toISOString() ?? null,
  };
}

/** How many units of each line can be sent back, and until when. The caller holds the order's lock where it counts. */
export async function findReturnable(
  db: Db,
  orderId: string,
): Promise<{ lines: { lineId: string; quantity: number }[]; end: Date | null }> {
  const moves = await selectOrderMoves(db, orderId);
  const rows = await db
    .select({ id: orderLine.id })
    .from(orderLine)
    .where(eq(orderLine.orderId, orderId))
    .orderBy(orderLine.position);
  return {
    lines: rows
      .map(({ id }) => ({ lineId: id, quantity: toReturn(toReturnFacts(moves, id)) }))
      .filter(({ quantity }) => quantity > 0),
    end: findReturnEnd(moves.fulfillments),
  };
}
