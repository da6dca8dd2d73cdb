import { orderEvent } from "@/db/schema/order";
import { actorName, type Context } from "@/lib/operation/context";

/**
 * Adds a fact to the order's timeline, in the caller's transaction. `data` holds no personal data, but for what an edit
 * of addresses and mail address has replaced.
 */
export async function addOrderEvent(
  ctx: Context,
  orderId: string,
  type: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await ctx.db.insert(orderEvent).values({ orderId, type, data, actor: actorName(ctx.actor) });
}
