/**
 * The content security policy of a page.
 *
 * @param {{ scripts: string, formTargets?: string[], development?: boolean }} options `scripts`: hashes of a static
 * page's scripts, or the nonce of a dynamic one. `formTargets`: other origins that the page's forms may lead to.
 */
export function contentPolicy({ scripts, formTargets = [], development = false }) {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}${development ? " 'unsafe-eval'" : ""}`,
    // The development server puts styles into the page.
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
