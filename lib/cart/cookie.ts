import { cookies } from "next/headers";
import { cookieBase, cookieName } from "@/lib/env/cookie";
import { capabilityPattern } from "@/lib/ids/capability";

const cartCookie = () => cookieName("cart");
/** Readable by scripts, without the id: tells the badge whether asking the server is worth it. */
const markerCookie = () => cookieName("has_cart");
const KEEP_SECONDS = 60 * 60 * 24 * 90;

/** The public cart id that the browser carries, whoever's cart it is (`findOwnCartId`); null when it carries none. */
export async function findCartId(): Promise<string | null> {
  const value = (await cookies()).get(cartCookie())?.value;
  return value && capabilityPattern.test(value) ? value : null;
}

/** The browser carries no cart any more. Only in server actions and route handlers. */
export async function forgetCart(): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: cartCookie(), ...cookieBase() });
  jar.delete({ name: markerCookie(), ...cookieBase() });
}

/** Only in server actions and route handlers. */
export async function rememberCart(cartId: string): Promise<void> {
  const jar = await cookies();
  const base = { ...cookieBase(), maxAge: KEEP_SECONDS };
  jar.set(cartCookie(), cartId, { ...base, httpOnly: true });
  jar.set(markerCookie(), "1", base);
}
