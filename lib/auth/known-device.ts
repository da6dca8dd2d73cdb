import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { cookieBase, cookieName } from "@/lib/env/cookie";
import { getEnv } from "@/lib/env/env";
import { newCapability } from "@/lib/ids/capability";
import { accountOf } from "@/lib/limit/plan-uses";

const COOKIE = "known_device";
const KEEP_SECONDS = 60 * 60 * 24 * 365;
/** Accounts that one browser is known to: a household's. */
const MOST_ACCOUNTS = 4;

/** At which door an account was opened: the shop asks for less than the admin, and vouches for nobody there. */
type Audience = "shop" | "staff";
type Account = { audience: Audience; email: string };

/**
 * The browser's own name, if this account was signed in there before; undefined elsewhere. It gives nothing but a count of
 * tries of its own (ADR 17), so it is bound to no session, and no sign-out ends it.
 */
export async function findKnownDevice(account: Account): Promise<string | undefined> {
  return deviceOf((await cookies()).get(cookieName(COOKIE))?.value, account);
}

/** Notes that the account was opened in this browser. Only in server actions and route handlers. */
export async function rememberDevice(account: Account): Promise<void> {
  const jar = await cookies();
  const name = cookieName(COOKIE);
  jar.set(name, withAccount(jar.get(name)?.value, account), {
    ...cookieBase(),
    httpOnly: true,
    maxAge: KEEP_SECONDS,
  });
}

/** The browser is nobody's any more. Only in server actions and route handlers. */
export async function forgetDevice(): Promise<void> {
  (await cookies()).delete({ name: cookieName(COOKIE), ...cookieBase() });
}

/** The cookie is the browser's name, and for each account a seal on both, the latest first. It names no account. */
export function deviceOf(cookie: string | undefined, account: Account): string | undefined {
  const { device, seals } = parse(cookie);
  if (device === "") return undefined;
  const expected = Buffer.from(sealOf(device, account));
  const isKnown = seals.some((seal) => {
    const given = Buffer.from(seal);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isKnown ? device : undefined;
}

/** The cookie with one account more. */
export function withAccount(cookie: string | undefined, account: Account): string {
  const { device, seals } = parse(cookie);
  if (deviceOf(cookie, account)) return String(cookie);
  const name = device === "" ? newCapability() : device;
  return [name, sealOf(name, account), ...seals].slice(0, MOST_ACCOUNTS + 1).join(".");
}

function parse(cookie: string | undefined): { device: string; seals: string[] } {
  const text = cookie ?? "";
  if (!/^[\w-]{27}(\.[\w-]{43}){1,4}$/.test(text)) return { device: "", seals: [] };
  const [device = "", ...seals] = text.split(".");
  return { device, seals };
}

function sealOf(device: string, { audience, email }: Account): string {
  return createHmac("sha256", getEnv().AUTH_SECRET)
    .update(`known device\n${audience}\n${device}\n${accountOf(email)}`)
    .digest("base64url");
}
