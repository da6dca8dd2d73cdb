/** What of the settings says where the shop is reached. */
export type Places = { APP_URL: string; APP_ALLOWED_HOSTS: string };

/** Hosts that requests may name: that of `APP_URL` and those of `APP_ALLOWED_HOSTS` (comma separated). */
function ownHosts({ APP_URL, APP_ALLOWED_HOSTS }: Places): Set<string> {
  const extra = APP_ALLOWED_HOSTS.split(",").map((host) => host.trim().toLowerCase());
  return new Set([new URL(APP_URL).host, ...extra.filter((host) => host !== "")]);
}

/** An address of the shop itself: one of its hosts, by the protocol of `APP_URL`. */
export function isOwnUrl(text: string, places: Places): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return false;
  return url.protocol === new URL(places.APP_URL).protocol && ownHosts(places).has(url.host);
}

type HeaderReader = Pick<Headers, "get">;

/** A request that names another host was meant for somebody else, or wants its name in an address that we make. */
export const namesOwnHost = (headers: HeaderReader, places: Places): boolean =>
  ownHosts(places).has(headers.get("host")?.toLowerCase() ?? "");

/**
 * The one rule of who may change something with the cookies of a browser: a page of the shop. Browsers say where a
 * request comes from in `Origin`, with every POST; it must be one of ours, and `null` (a sandbox, a file, a redirect from
 * elsewhere) is not. Where they leave it out, `Sec-Fetch-Site` stands in: browsers alone write it, and only
 * `same-origin` is enough. Without both, nobody says where it comes from, and it is refused: no browser of today sends
 * such a request, and what is no browser has no cookies to protect.
 */
export function comesFromOwnPage(headers: HeaderReader, places: Places): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin === null) return site === "same-origin";
  // A page on another of our hosts is `same-site` or `cross-site`: its origin decides.
  return isOwnUrl(origin, places) && new URL(origin).origin === origin;
}
