/**
 * The full address of a path of this shop, for whoever reads it elsewhere: search engines, feeds, previews. It is made
 * of the setting alone, never of a request; a build has none, and nothing that is made then is served.
 */
export function absoluteUrl(path: string): string {
  return new URL(path, process.env.APP_URL ?? "http://localhost:3000").href;
}
