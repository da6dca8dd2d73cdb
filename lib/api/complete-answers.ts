import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getEnv } from "@/lib/env/env";

const CHANNEL = "http.server.request.start";

/** What no page of the shop asks a browser for: neither does what gets into one. Paying happens at the provider's. */
const unused = [
  "accelerometer",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

const always = {
  "x-content-type-options": "nosniff",
  // Without any referrer, browsers would send forms of ours with `Origin: null`.
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": unused.map((name) => `${name}=()`).join(", "),
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
};

/**
 * What is no page of ours executes nothing, embeds nothing and is embedded nowhere, also when somebody types its address:
 * answers of APIs, pictures, feeds, files, redirects, errors of the server itself.
 */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
/** Two years. Other hosts below ours are not ours to decide about. */
const HTTPS_ONLY = "max-age=63072000";

/**
 * Completes every answer of this process at the moment its head is written, whoever wrote it: Next answers some requests
 * past pages, routes, proxy.ts and its own configuration of headers (errors, files, redirects), and a build does not know
 * whether the shop that it becomes is reached by https. What an answer brings of it, such as a page its policy, it keeps.
 *
 * @param options.policies false in development: there, static pages have no policy of their own.
 * @returns what ends it.
 */
export function completeAnswers({ policies }: { policies: boolean }): () => void {
  const own = {
    ...always,
    ...(policies ? { "content-security-policy": nothing } : {}),
    ...(getEnv().APP_URL.startsWith("https:") ? { "strict-transport-security": HTTPS_ONLY } : {}),
  };
  const complete = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    // Readers of feeds and previews of links show pictures of ours within pages of theirs.
    const readers = request.url?.startsWith("/media/") ? "cross-origin" : "same-origin";
    const missing = Object.entries({ ...own, "cross-origin-resource-policy": readers });
    const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
    response.writeHead = (...given: unknown[]) => {
      // What is given with the head itself takes the place of what was set before.
      if (!response.headersSent)
        for (const [name, value] of missing) if (!response.hasHeader(name)) response.setHeader(name, value);
      return writeHead(...given);
    };
  };
  subscribe(CHANNEL, complete);
  return () => void unsubscribe(CHANNEL, complete);
}
