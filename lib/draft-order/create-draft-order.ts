import { cart } from "@/db/schema/cart";
import { draftOrder } from "@/db/schema/draft-order";
import { hashCapability, newCapability } from "@/lib/ids/capability";
import { actorName, type Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { getDraftOrder } from "./get-draft-order";
import { nextDraftNumber } from "./queries";
import type { DraftFields, DraftOrder } from "./schema";
import { writeDraftFields } from "./write-draft-fields";

/**
 * Begins an order for a customer; nothing of it has to be complete. It holds no stock, and no report knows it. Its lines
 * lie in a cart whose public id is thrown away: nobody but staff reaches it.
 *
 * @throws AppError what `writeDraftFields` throws.
 */
export async function createDraftOrder(ctx: Context, input: DraftFields): Promise<DraftOrder> {
  const draftOrderId = await ctx.db.transaction(async (tx) => {
    const [own] = await tx
      .insert(cart)
      .values({ capabilityHash: hashCapability(newCapability()), currency: await getShopCurrency(tx) })
      .returning();
    if (!own) throw new Error("insert returned no cart");
    const columns = await writeDraftFields(tx, own, input);
    const number = await nextDraftNumber(tx);
    const [made] = await tx
      .insert(draftOrder)
      .values({ ...columns, number, status: "open", cartId: own.id, createdBy: actorName(ctx.actor) })
      .returning({ id: draftOrder.id });
    if (!made) throw new Error("insert returned no draft order");
    return made.id;
  });
  return getDraftOrder(ctx, { draftOrderId });
}
