import { localizePath, splitLocale } from "@/lib/i18n/locales";

/**
 * Where one may be led after signing in; whatever else is asked for leads to the account. Whole addresses of the shop,
 * for the payment page, are `isOwnUrl` (lib/env/own-hosts.ts), targets that staff write `shopPathShape`: nothing else
 * that a request says is ever a target.
 */
const allowed = [
  /^\/account(\/(orders|addresses|profile|sessions|privacy|email\/[\w-]{27}))?$/,
  /^\/(cart|checkout|wishlist)$/,
  /^\/orders\/[0-9a-f-]{36}$/,
];

/** The one list of targets that a request may name. @returns a path of the shop, without a language. */
export function safeNext(wanted: unknown): string {
  const path = typeof wanted === "string" ? wanted : "";
  return allowed.some((form) => form.test(path)) ? path : "/account";
}

/** Our own words about a sign-in that did not come about. */
const signInProblem = /^(\/de)?\/account\/sign-in\?problem=[a-z_]+$/;

/**
 * The same for what the library is told of: a path, or an address whose path alone counts, in any language.
 *
 * @returns a path of the shop.
 */
export function safeCallback(url: string): string {
  if (signInProblem.test(url)) return url;
  const { pathname } = URL.canParse(url, "http://shop.invalid")
    ? new URL(url, "http://shop.invalid")
    : { pathname: "" };
  const { locale, path } = splitLocale(pathname);
  return localizePath(locale, safeNext(path));
}
