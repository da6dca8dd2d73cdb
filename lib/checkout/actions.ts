"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { findCartId } from "@/lib/cart/cookie";
import { startCheckoutOperation } from "./operations";

/**
 * Places the order and sends the shopper to the payment page. The form carries, for each shipping method, the total
 * that the page showed for it: what is shown is what is charged, or the shopper is asked again.
 */
export const startCheckoutAction = toAction(startCheckoutOperation, {
  prepare: async ({ expected, currency, ...input }) => {
    const method = typeof input.shippingMethodId === "string" ? input.shippingMethodId : "none";
    const shown =
      typeof expected === "object" && expected !== null
        ? (expected as Record<string, unknown>)[method]
        : undefined;
    return {
      ...input,
      cartId: (await findCartId()) ?? "",
      ...(typeof shown === "string" ? { expectedTotal: { amount: Number(shown), currency } } : {}),
    };
  },
  succeed: ({ order, payment }) => {
    redirect(payment?.url ?? `/orders/${order.id}?token=${order.accessToken}`);
  },
});
