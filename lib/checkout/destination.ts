import { cookies } from "next/headers";
import { getEnv } from "@/lib/env/env";

const COOKIE = "destination";
const KEEP_SECONDS = 60 * 60 * 24 * 90;

export type Destination = { country: string; region: string };

/** Where the browser's shopper last asked to ship to; null before. Nothing finer than a region is kept. */
export async function findDestination(): Promise<Destination | null> {
  const [, country, region = ""] =
    /^([A-Z]{2})-([A-Z]{0,3})$/.exec((await cookies()).get(COOKIE)?.value ?? "") ?? [];
  return country ? { country, region } : null;
}

/** Only in server actions: the page that follows is rendered for it. */
export async function rememberDestination({ country, region }: Destination): Promise<void> {
  (await cookies()).set(COOKIE, `${country}-${/^[A-Z]{1,3}$/.test(region) ? region : ""}`, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: getEnv().APP_URL.startsWith("https:"),
    maxAge: KEEP_SECONDS,
  });
}
