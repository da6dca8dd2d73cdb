import { cookies } from "next/headers";
import { cookieBase, cookieName } from "@/lib/env/cookie";

const cookie = () => cookieName("destination");
const KEEP_SECONDS = 60 * 60 * 24 * 90;

export type Destination = { country: string; region: string };

/** Where the browser's shopper last asked to ship to; null before. Nothing finer than a region is kept. */
export async function findDestination(): Promise<Destination | null> {
  const [, country, region = ""] =
    /^([A-Z]{2})-([A-Z]{0,3})$/.exec((await cookies()).get(cookie())?.value ?? "") ?? [];
  return country ? { country, region } : null;
}

/** Only in server actions: the page that follows is rendered for it. */
export async function rememberDestination({ country, region }: Destination): Promise<void> {
  (await cookies()).set(cookie(), `${country}-${/^[A-Z]{1,3}$/.test(region) ? region : ""}`, {
    ...cookieBase(),
    httpOnly: true,
    maxAge: KEEP_SECONDS,
  });
}
