import { orderEvent, orderEventPersonal } from "@/db/schema/order";
import { actorName, type Context } from "@/lib/operation/context";

type Further = {
  /** Somebody else than who acts now did it. */
  author?: string;
  /** The personal part: it is read with `data`, and can be forgotten without the event. */
  personal?: Record<string, unknown>;
};

/** Adds a fact to the order's timeline, in the caller's transaction. `data` holds no personal data. */
export async function addOrderEvent(
  ctx: Context,
  orderId: string,
  type: string,
  data: Record<string, unknown> = {},
  { author = actorName(ctx.actor), personal }: Further = {},
): Promise<void> {
  const [added] = await ctx.db
    .insert(orderEvent)
    .values({ orderId, type, data, actor: author })
    .returning({ id: orderEvent.id });
  if (!added) throw new Error("insert returned no event");
  if (!personal) return;
  await ctx.db.insert(orderEventPersonal).values({ orderEventId: added.id, orderId, data: personal });
}
