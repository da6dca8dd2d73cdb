import { AppError } from "@/lib/errors/app-error";

/** So much of a body that is too large is read and dropped; whoever sends more sees the connection break. */
const MAX_DROPPED_BYTES = 64 * 1024 * 1024;

/**
 * Reads the body, and keeps no more of it than allowed. What is too much is still read off the connection: otherwise
 * a client that is not done sending would see a broken connection instead of the answer.
 *
 * @throws AppError `body_too_large`.
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size <= maxBytes) chunks.push(part.value);
    else if (size > maxBytes + MAX_DROPPED_BYTES) break;
    else chunks.length = 0;
  }
  if (size > maxBytes) throw new AppError("body_too_large");
  return Buffer.concat(chunks);
}
