import { BlockList, isIP } from "node:net";

/** What of IPv4 is not the internet: our own machine and network, providers' own, what documents and tests use. */
const notPublic = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Link-local: where clouds keep their machines' credentials (169.254.169.254), too.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  // Multicast, reserved, broadcast.
  ["224.0.0.0", 3],
] as const) {
  notPublic.addSubnet(network, prefix, "ipv4");
}
/** Of IPv6, only what is given out to networks; and of that, nothing which holds an IPv4 address within itself. */
const givenOut = new BlockList();
givenOut.addSubnet("2000::", 3, "ipv6");
for (const [network, prefix] of [
  // Teredo, benchmarks, ORCHID and other protocols' own.
  ["2001::", 23],
  ["2001:db8::", 32],
  // 6to4.
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  notPublic.addSubnet(network, prefix, "ipv6");
}

/**
 * Whether an address is one of the internet. Loopback, private and link-local ones are not, in any form that leads to
 * them: IPv4 within IPv6 (`::ffff:127.0.0.1`), NAT64 (`64:ff9b::7f00:1`), 6to4, Teredo; nor is what is no address.
 */
export function isPublicAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  const family = address.includes("%") ? 0 : isIP(address);
  if (family === 4) return !notPublic.check(address, "ipv4");
  return family === 6 && givenOut.check(address, "ipv6") && !notPublic.check(address, "ipv6");
}
