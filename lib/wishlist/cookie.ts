import { cookies } from "next/headers";
import { getEnv } from "@/lib/env/env";
import { capabilityPattern, newCapability } from "@/lib/ids/capability";
import type { Actor } from "@/lib/operation/context";
import { KEEP_GUEST_WISHLIST_DAYS } from "./rules";
import type { WishlistOwner } from "./schema";

const WISHLIST_COOKIE = "wishlist";
/** Readable by scripts, without the id: tells the hearts whether asking the server is worth it. */
const MARKER_COOKIE = "has_wishlist";

/** Whose list the request is about: the customer's who is signed in, else the browser's; null when it has none. */
export async function findWishlistOwner(actor: Actor): Promise<WishlistOwner | null> {
  if (actor.type === "customer") return { customerId: actor.customerId };
  const value = (await cookies()).get(WISHLIST_COOKIE)?.value;
  return value && capabilityPattern.test(value) ? { wishlistId: value } : null;
}

/** `findWishlistOwner`; a browser without a list is given the id of a new one, which the caller remembers. */
export async function ensureWishlistOwner(actor: Actor): Promise<WishlistOwner> {
  return (await findWishlistOwner(actor)) ?? { wishlistId: newCapability() };
}

/** Only in server actions and route handlers. */
export async function rememberWishlist(owner: WishlistOwner): Promise<void> {
  const jar = await cookies();
  const base = {
    path: "/",
    sameSite: "lax",
    secure: getEnv().APP_URL.startsWith("https:"),
    maxAge: 60 * 60 * 24 * KEEP_GUEST_WISHLIST_DAYS,
  } as const;
  if ("wishlistId" in owner) jar.set(WISHLIST_COOKIE, owner.wishlistId, { ...base, httpOnly: true });
  jar.set(MARKER_COOKIE, "1", base);
}
