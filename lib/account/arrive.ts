import { and, eq, isNotNull } from "drizzle-orm";
import { session, user } from "@/db/schema/auth";
import { findSessionActor } from "@/lib/auth/find-session-actor";
import { findCartId, forgetCart, rememberCart } from "@/lib/cart/cookie";
import { findCustomerCartId } from "@/lib/cart/customer-cart";
import { mergeCart } from "@/lib/cart/merge-cart";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { claimOrders } from "@/lib/order/claim-orders";
import { findWishlistOwner, rememberWishlist } from "@/lib/wishlist/cookie";
import { mergeWishlist } from "@/lib/wishlist/merge-wishlist";

/**
 * What follows a sign-in at the shop: orders that a guest placed with the verified address become the customer's, cart
 * and wishlist of the browser are merged into theirs. Each by itself and at once complete: one that fails is logged, and
 * the next sign-in does it again. In server actions and route handlers alone: cookies are set.
 */
export async function arrive(ctx: Context, sessionId: string): Promise<void> {
  const actor = await findSessionActor(ctx.db, sessionId);
  if (actor.type !== "customer") return;
  const { customerId } = actor;
  const attempt = (what: string, work: () => Promise<void>) =>
    work().catch((error: unknown) => log.error({ err: error, customerId }, `${what} failed at sign-in`));
  await attempt("claiming orders", async () => {
    const [verified] = await ctx.db
      .select({ email: user.email })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(and(eq(session.id, sessionId), isNotNull(user.emailVerified)));
    if (verified) await claimOrders(ctx.db, { customerId, email: verified.email });
  });
  await attempt("merging the cart", async () => {
    const cartId = await findCartId();
    if (cartId) await mergeCart(ctx, { cartId, customerId });
    const own = await findCustomerCartId(ctx.db, customerId);
    if (own) await rememberCart(own);
    else if (cartId) await forgetCart();
  });
  await attempt("merging the wishlist", async () => {
    const guest = await findWishlistOwner({ type: "guest" });
    if (guest && "wishlistId" in guest) await mergeWishlist(ctx, { ...guest, customerId });
    await rememberWishlist({ customerId });
  });
}
