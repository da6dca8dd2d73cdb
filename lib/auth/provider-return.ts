import { absoluteUrl } from "@/lib/env/absolute-url";
import { type Locale, localizePath, splitLocale } from "@/lib/i18n/locales";
import { safeNext } from "./safe-next";

/** Where the library keeps, for the way to a provider and back, what was asked for; the first where cookies are secure. */
const names = ["__Secure-authjs.callback-url", "authjs.callback-url"];

type Cookies = { get: (name: string) => { value: string } | undefined };

/** Which page of the shop somebody set out from to sign in with a provider: its language, and where they want to go on. */
export function findProviderReturn(cookies: Cookies): { locale: Locale; next: string } {
  const kept = names.flatMap((name) => cookies.get(name)?.value ?? [])[0] ?? "/";
  const { locale, path } = splitLocale(parse(kept)?.pathname ?? "/");
  return { locale, next: safeNext(path) };
}

const parse = (url: string): URL | null =>
  URL.canParse(url, absoluteUrl("/")) ? new URL(url, absoluteUrl("/")) : null;

const SIGN_IN = "/account/sign-in";

/**
 * Where the library sends whom it has not signed in, put right: it knows one sign-in page, of one language and without
 * what was wanted, and builds its address of the request. Ours is that of the language that the visitor came from, which
 * says what happened, and with which provider.
 *
 * @param request what the provider has sent back; `access_denied` is what it says of who has said no there (RFC 6749, 4.1.2.1).
 * @returns any other target as it is.
 */
export function leadBack(
  location: string,
  request: { pathname: string; search: URLSearchParams; cookies: Cookies },
): string {
  const target = parse(location);
  if (target?.pathname !== SIGN_IN) return location;
  const { locale, next } = findProviderReturn(request.cookies);
  const failed = request.search.get("error") === "access_denied" ? "canceled" : "failed";
  const query = new URLSearchParams({
    problem: target.searchParams.get("problem") ?? failed,
    from: request.pathname.split("/").at(-1) ?? "",
    next,
  });
  return absoluteUrl(`${localizePath(locale, SIGN_IN)}?${query}`);
}
