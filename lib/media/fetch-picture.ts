import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_HOPS = 3;
const TIMEOUT_MS = 15_000;

/** Addresses that no picture of a shop lies at: our own machine and network. */
const refused = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  refused.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
] as const) {
  refused.addSubnet(network, prefix, "ipv6");
}

export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return refused.check(mapped, "ipv4");
  return refused.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * Fetches a picture of an address that somebody gave us. The name is resolved once, and the connection goes to the
 * address that was checked; every hop is checked again.
 *
 * @throws Error for a private address, a size above 20 MB, another status than 200, or 15 s without an end.
 */
export async function fetchPicture(url: string, hops = 0): Promise<Uint8Array> {
  const target = new URL(url);
  if (target.protocol !== "http:" && target.protocol !== "https:")
    throw new Error(`not a web address: ${url}`);
  const host = target.hostname.replaceAll(/[[\]]/g, "");
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw new Error("the address is a private one");
  const { location, bytes } = await get(target);
  if (location === null) return bytes;
  if (hops >= MAX_HOPS) throw new Error("too many redirects");
  return fetchPicture(new URL(location, target).href, hops + 1);
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = addresses?.[0];
    if (error || !found) return callback(error ?? new Error(`no address for ${hostname}`), "", 4);
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(new Error("the address is a private one"), "", 4);
    }
    return options.all ? callback(null, addresses) : callback(null, found.address, found.family);
  });
};

function get(target: URL): Promise<{ location: string | null; bytes: Uint8Array }> {
  const { request } = target.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const call = request(
      target,
      { lookup: publicLookup, signal: AbortSignal.timeout(TIMEOUT_MS) },
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
