import { BlockList, isIP } from "node:net";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";

/**
 * Where a request comes from. The last address of `x-forwarded-for` is that of the connection: `notePeers` writes it
 * there, whatever the client has sent. Where it is a proxy of ours (`TRUSTED_PROXIES`), the one before it is what that
 * proxy has seen, and so on: the last address that is none of our proxies counts. What stands before that one, the client
 * may have made up, as it may any other header.
 */
export function peerAddress(headers: Pick<Headers, "get">): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map(toAddress).reverse();
  let peer = hops[0] || "unknown";
  if (hops.length > 1) warnOfUnknownProxy(peer);
  for (const hop of hops) {
    // What a proxy of ours has passed on and is no address is nobody's: the proxy itself counts.
    if (!isIP(hop)) return peer;
    peer = hop;
    if (!isTrusted(hop)) return peer;
  }
  return peer;
}

/** Without port, brackets and zone, and IPv4 as such. */
function toAddress(hop: string): string {
  const text = hop.trim().slice(0, 64);
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/%.*$/, "").replace(/^::ffff:(?=[\d.]+$)/i, "");
}

/** Where nobody surfs from: a connection from here that speaks for others is most likely a proxy. */
const inner = toBlockList(
  "127.0.0.0/8, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, ::1, fc00::/7",
);
let isWarned = false;

/** Without it, all visitors count as one, and nobody would know why they are refused. Once in each process. */
function warnOfUnknownProxy(peer: string): void {
  if (isWarned || getEnv().TRUSTED_PROXIES !== "" || !isIP(peer)) return;
  if (!inner.check(peer, isIP(peer) === 6 ? "ipv6" : "ipv4")) return;
  isWarned = true;
  log.warn(
    { peer },
    "requests are forwarded from here: if it is a proxy of yours, name it in TRUSTED_PROXIES",
  );
}

let trusted: { setting: string; list: BlockList } | undefined;

function isTrusted(address: string): boolean {
  const setting = getEnv().TRUSTED_PROXIES;
  if (setting === "") return false;
  if (trusted?.setting !== setting) trusted = { setting, list: toBlockList(setting) };
  return trusted.list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** The setting was checked when it was read. */
function toBlockList(setting: string): BlockList {
  const list = new BlockList();
  for (const entry of setting.split(",").map((text) => text.trim())) {
    if (entry === "") continue;
    const [address = "", prefix] = entry.split("/");
    const type = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(prefix), type);
  }
  return list;
}
