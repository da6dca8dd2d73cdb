import { and, eq, inArray, isNull } from "drizzle-orm";
import { cart } from "@/db/schema/cart";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { hashCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";

/** The box is not ticked any more: the address goes. One whose mail was sent stays, for its links. */
export async function withdrawCheckoutReminder(
  { db }: Context,
  { cartId }: { cartId: string },
): Promise<void> {
  const own = db
    .select({ id: cart.id })
    .from(cart)
    .where(eq(cart.capabilityHash, hashCapability(cartId)));
  await db
    .delete(checkoutReminder)
    .where(and(inArray(checkoutReminder.cartId, own), isNull(checkoutReminder.remindedAt)));
}
