import { isIP } from "node:net";

/**
 * What counts as one place: an IPv4 address, or the first 64 bits of an IPv6 address, which is what one customer of a
 * provider is given at least; each of its addresses could be had for the asking. Other text stays, cut.
 */
export function toNetwork(address: string): string {
  const plain = address.split("%")[0] ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  if (isIP(plain) !== 6) return plain.slice(0, 64);
  // Written out: `::` stands for as many groups of zeros as are missing, and a tail of IPv4 for two groups.
  const [head = "", tail] = plain.split("::");
  const groupsOf = (text: string) => (text === "" ? [] : text.split(":"));
  const size = (groups: string[]) => groups.length + (groups.at(-1)?.includes(".") ? 1 : 0);
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - size(before) - size(after));
  const groups = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
