import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_BYTES = 10;

/** An id that sorts by time: 48 bits of milliseconds and 80 of chance, 26 characters. */
export function newUlid(atMs = Date.now(), random = randomBytes(RANDOM_BYTES)): string {
  let bits = BigInt(atMs);
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/**
 * The id of the event at `index` of a request whose `x-inngest-event-id-seed` is `seed` (milliseconds and ten
 * bytes in base64). The SDK sends the same seed each time that it repeats a request, so that a repeat names
 * the same events.
 */
export function seededUlid(seed: string | undefined, index: number): string {
  const [, atMs, base64] = /^(\d{1,15}),([A-Za-z0-9+/]+=*)$/.exec(seed ?? "") ?? [];
  const random = Buffer.from(base64 ?? "", "base64");
  if (atMs === undefined || random.length !== RANDOM_BYTES) return newUlid();
  random.writeUInt32BE((random.readUInt32BE(6) + index) >>> 0, 6);
  return newUlid(Number(atMs), random);
}
