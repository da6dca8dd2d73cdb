import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** As browsers show what is no character. */
const REPLACEMENT = "%EF%BF%BD";

/**
 * Makes every address readable before Next sees it: an escape that is none (`/%`), or none of a text (`/%ED%A0%80`), is
 * taken for the character that stands for what cannot be read. Such an address names nothing, and is answered as any other
 * that does; Next fails on it, here and there, with a 500. Once in each process.
 */
export function readAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url?.includes("%")) request.url = toReadable(request.url);
  });
}

/** The address with what cannot be decoded replaced; any other as it is. */
export function toReadable(address: string): string {
  return address.replaceAll(/(?:%[0-9a-f]{2})+|%/gi, (run) => (isText(run) ? run : REPLACEMENT));
}

function isText(run: string): boolean {
  try {
    decodeURIComponent(run);
    return true;
  } catch {
    return false;
  }
}
