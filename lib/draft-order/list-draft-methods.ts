import { loadCartLines } from "@/lib/cart/load-cart-lines";
import { calculateSubtotal } from "@/lib/cart/rules";
import type { Context } from "@/lib/operation/context";
import { listShippingMethods } from "@/lib/shipping/list-shipping-methods";
import { selectDraft } from "./queries";

/** How a draft can be shipped to its address, and for how much; none while it has no address. @throws AppError `not_found`. */
export async function listDraftMethods(
  ctx: Context,
  { draftOrderId }: { draftOrderId: string },
): Promise<{
  data: { id: string; name: string; estimate: string; price: { amount: number; currency: string } }[];
}> {
  const { draft, cart } = await selectDraft(ctx.db, draftOrderId);
  if (!draft.shippingAddress) return { data: [] };
  const methods = await listShippingMethods(ctx.db, {
    country: draft.shippingAddress.country,
    currency: cart.currency,
    subtotalMinor: calculateSubtotal(await loadCartLines(ctx.db, cart)),
  });
  return {
    data: methods.map(({ id, name, estimate, priceMinor }) => ({
      id,
      name,
      estimate,
      price: { amount: priceMinor, currency: cart.currency },
    })),
  };
}
