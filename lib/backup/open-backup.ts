import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { AppError } from "@/lib/errors/app-error";
import { decrypt, isEncrypted } from "./archive/age";
import { readTar } from "./archive/read-tar";

const HEAD_BYTES = 64;

/**
 * The entries of a back-up, decrypted where it is encrypted.
 *
 * @throws AppError `validation_failed` when it cannot be opened with this key, or breaks off, or was changed.
 */
export async function* openBackup(
  file: string,
  key: string | undefined,
): AsyncGenerator<{ name: string; data: Buffer }> {
  const handle = await open(file);
  const { buffer } = await handle
    .read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    .finally(() => handle.close());
  const chunks = createReadStream(file, { highWaterMark: 1024 * 1024 });
  try {
    yield* readTar(isEncrypted(buffer) ? await decrypt(chunks, key) : chunks);
  } catch (cause) {
    if (cause instanceof AppError || (cause as NodeJS.ErrnoException).code) throw cause;
    throw damaged(file, cause instanceof Error ? cause.message : String(cause), cause);
  } finally {
    chunks.destroy();
  }
}

export const damaged = (file: string, why: string, cause?: unknown): AppError =>
  new AppError("validation_failed", `${file} is not a whole back-up: ${why}. Take another one.`, { cause });
