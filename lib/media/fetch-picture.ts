import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address";

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_HOPS = 3;
const TIMEOUT_MS = 15_000;

/** Where pictures may lie: on the internet, where the web is. Tests, whose servers are here, say otherwise. */
type Reach = { isAllowed: (address: string) => boolean; ports: readonly string[] };
const internet: Reach = { isAllowed: isPublicAddress, ports: ["", "80", "443"] };

/**
 * Fetches a picture of an address that somebody gave us. The name is resolved once, and the connection goes to the
 * address that was checked; every hop is checked again.
 *
 * @throws Error for an address that is not of the internet or not of the web, a size above 20 MB, another status than
 * 200, more than three redirects, or 15 s without an end, all hops together.
 */
export async function fetchPicture(url: string, reach: Reach = internet): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let target = new URL(url);
  for (let hops = 0; hops <= MAX_HOPS; hops += 1) {
    requireAllowed(target, reach);
    const { location, bytes } = await get(target, reach, signal);
    if (location === null) return bytes;
    target = new URL(location, target);
  }
  throw new Error("too many redirects");
}

function requireAllowed(target: URL, { isAllowed, ports }: Reach): void {
  if (target.protocol !== "http:" && target.protocol !== "https:")
    throw new Error(`not a web address: ${target.protocol}`);
  if (target.username !== "" || target.password !== "") throw new Error("the address holds a password");
  if (!ports.includes(target.port)) throw new Error(`nothing is fetched from port ${target.port}`);
  const host = target.hostname.replaceAll(/[[\]]/g, "");
  // Names are checked when they are resolved; a number is never resolved.
  if (isIP(host) !== 0 && !isAllowed(host)) throw privateAddress();
}

const privateAddress = () => new Error("the address is a private one");

/** All addresses of a name must be allowed; the connection is made to one of those that were checked. */
const lookupAmong =
  (isAllowed: Reach["isAllowed"]): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const found = addresses?.[0];
      if (error || !found) return callback(error ?? new Error(`no address for ${hostname}`), "", 4);
      if (!addresses.every(({ address }) => isAllowed(address))) return callback(privateAddress(), "", 4);
      return options.all ? callback(null, addresses) : callback(null, found.address, found.family);
    });
  };

function get(
  target: URL,
  { isAllowed }: Reach,
  signal: AbortSignal,
): Promise<{ location: string | null; bytes: Uint8Array }> {
  const { request } = target.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const call = request(
      target,
      // No connection that another request has opened: it may lead to where its name led then.
      { lookup: lookupAmong(isAllowed), signal, agent: false, headers: { accept: "image/*" } },
      (response) => {
        const { statusCode = 0, headers } = response;
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          response.destroy();
          return resolve({ location: headers.location, bytes: new Uint8Array() });
        }
        if (statusCode !== 200) {
          response.destroy();
          return reject(new Error(`status ${statusCode}`));
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_BYTES) response.destroy(new Error("larger than 20 MB"));
          else chunks.push(chunk);
        });
        response.on("end", () => resolve({ location: null, bytes: Buffer.concat(chunks) }));
        response.on("error", reject);
      },
    );
    call.on("error", reject);
    call.end();
  });
}
