import { AppError } from "@/lib/errors/app-error";

/** @throws AppError `body_too_large` as soon as the body is, without reading the rest. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw new AppError("body_too_large");
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
