import { BLOCK, fromTarHeader } from "./tar";

/** Larger than any part that we write: a size that damage has made up must not take all memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The entries of an archive, in order, each whole in memory: our parts are cut to megabytes for that.
 *
 * @throws Error when the archive ends before its end, or is none.
 */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ name: string; data: Buffer }> {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function take(length: number): Promise<Buffer> {
    const parts = [rest];
    let held = rest.length;
    while (held < length) {
      const { done, value } = await source.next();
      if (done) throw new Error("the archive ends too early");
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      held += value.byteLength;
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts, held);
    rest = all.subarray(length);
    return all.subarray(0, length);
  }

  for (;;) {
    const header = fromTarHeader(await take(BLOCK));
    if (!header) break;
    const { name, size } = header;
    if (size > MOST_BYTES) throw new Error(`an entry of ${size} bytes is none of ours`);
    const padded = await take(Math.ceil(size / BLOCK) * BLOCK);
    yield { name, data: padded.subarray(0, size) };
  }
  // To the end, so that what decrypts the archive sees that its last piece is there.
  while (!(await source.next()).done);
}
