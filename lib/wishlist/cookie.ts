import { cookies } from "next/headers";
import { cookieBase, cookieName } from "@/lib/env/cookie";
import { capabilityPattern, newCapability } from "@/lib/ids/capability";
import type { Actor } from "@/lib/operation/context";
import { KEEP_GUEST_WISHLIST_DAYS } from "./rules";
import type { WishlistOwner } from "./schema";

const wishlistCookie = () => cookieName("wishlist");
/** Readable by scripts, without the id: tells the hearts whether asking the server is worth it. */
const markerCookie = () => cookieName("has_wishlist");

/** Whose list the request is about: the customer's who is signed in, else the browser's; null when it has none. */
export async function findWishlistOwner(actor: Actor): Promise<WishlistOwner | null> {
  if (actor.type === "customer") return { customerId: actor.customerId };
  const value = (await cookies()).get(wishlistCookie())?.value;
  return value && capabilityPattern.test(value) ? { wishlistId: value } : null;
}

/** `findWishlistOwner`; a browser without a list is given the id of a new one, which the caller remembers. */
export async function ensureWishlistOwner(actor: Actor): Promise<WishlistOwner> {
  return (await findWishlistOwner(actor)) ?? { wishlistId: newCapability() };
}

/** Only in server actions and route handlers. */
export async function rememberWishlist(owner: WishlistOwner): Promise<void> {
  const jar = await cookies();
  const base = { ...cookieBase(), maxAge: 60 * 60 * 24 * KEEP_GUEST_WISHLIST_DAYS };
  if ("wishlistId" in owner) jar.set(wishlistCookie(), owner.wishlistId, { ...base, httpOnly: true });
  else jar.delete({ name: wishlistCookie(), ...cookieBase() });
  jar.set(markerCookie(), "1", base);
}

/** The browser carries no list any more. Only in server actions and route handlers. */
export async function forgetWishlist(): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: wishlistCookie(), ...cookieBase() });
  jar.delete({ name: markerCookie(), ...cookieBase() });
}
