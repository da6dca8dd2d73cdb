import type { Context } from "@/lib/operation/context";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { findLinkPath } from "./link";
import { findDraftOfCart } from "./queries";
import { isLinkOver, resolveDraftState } from "./rules";

/**
 * Where an order that ended unpaid can be paid after all, for who holds it: the link of its draft. A cart of the shop's
 * prices would not be what was agreed.
 *
 * @returns `path` null for an order that no draft made, and where there is nothing to pay any more.
 * @throws AppError `not_found`.
 */
export async function findOrderPaymentLink(
  ctx: Context,
  input: { orderId: string; token: string },
): Promise<{ drafted: boolean; path: string | null }> {
  const row = await requireOrderHolder(ctx, input);
  const found = row.cartId ? await findDraftOfCart(ctx.db, row.cartId) : null;
  if (!found) return { drafted: false, path: null };
  const { draft, cart } = found;
  const isPayable = resolveDraftState(draft, cart) === "sent" && !isLinkOver(draft, new Date());
  return { drafted: true, path: isPayable ? findLinkPath(draft) : null };
}
