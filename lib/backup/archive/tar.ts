/** Entries begin, and data ends, on a multiple of this. */
export const BLOCK = 512;
/** What eleven octal digits hold. */
const MOST_BYTES = 8 * 1024 ** 3 - 1;

/** The header of a file in an archive that `tar` reads (POSIX ustar). */
export function toTarHeader({ name, size, at }: { name: string; size: number; at: Date }): Buffer {
  if (Buffer.byteLength(name) > 100 || size > MOST_BYTES) throw new Error(`too long for an archive: ${name}`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(Math.floor(at.getTime() / 1000), 11), 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\0", 257, "latin1");
  header.write("00", 263);
  header.write(`${octal(checksum(header), 6)}\0 `, 148, "latin1");
  return header;
}

/** @returns null for the empty block that ends an archive. @throws Error when it is no header. */
export function fromTarHeader(header: Buffer): { name: string; size: number } | null {
  if (header.every((byte) => byte === 0)) return null;
  const text = (from: number, length: number) =>
    header.toString("latin1", from, from + length).replace(/\0.*$/s, "");
  const said = Number.parseInt(text(148, 8), 8);
  const blank = Buffer.from(header);
  blank.write("        ", 148);
  const size = Number.parseInt(text(124, 12), 8);
  if (said !== checksum(blank) || !Number.isSafeInteger(size) || text(257, 5) !== "ustar")
    throw new Error("not the header of an archive's entry");
  return { name: text(0, 100), size };
}

/** The zeros that fill the last block of `size` bytes. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** What follows the last entry. */
export const endOfTar = (): Buffer => Buffer.alloc(BLOCK * 2);

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");

function checksum(header: Buffer): number {
  let sum = 0;
  for (const byte of header) sum += byte;
  return sum;
}
