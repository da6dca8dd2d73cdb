import { cookies } from "next/headers";
import { getEnv } from "@/lib/env/env";
import { capabilityPattern } from "@/lib/ids/capability";

const CART_COOKIE = "cart";
/** Readable by scripts, without the id: tells the badge whether asking the server is worth it. */
const MARKER_COOKIE = "has_cart";
const KEEP_SECONDS = 60 * 60 * 24 * 90;

/** The public cart id that the browser carries; null when it carries none. */
export async function findCartId(): Promise<string | null> {
  const value = (await cookies()).get(CART_COOKIE)?.value;
  return value && capabilityPattern.test(value) ? value : null;
}

/** Only in server actions and route handlers. */
export async function rememberCart(cartId: string): Promise<void> {
  const jar = await cookies();
  const base = {
    path: "/",
    sameSite: "lax",
    secure: getEnv().APP_URL.startsWith("https:"),
    maxAge: KEEP_SECONDS,
  } as const;
  jar.set(CART_COOKIE, cartId, { ...base, httpOnly: true });
  jar.set(MARKER_COOKIE, "1", base);
}
