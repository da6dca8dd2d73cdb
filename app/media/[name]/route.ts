import { AppError } from "@/lib/errors/app-error";
import { readRendition } from "@/lib/media/read-rendition";

const FOREVER = "public, max-age=31536000, immutable";
/** Until its AVIF is made, a minute: then the lighter one is fetched. */
const SHORTLY = "public, max-age=60";
const RETRY_SECONDS = "5";

/** Pictures never change: another picture has another name. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const rendition = await readRendition((await params).name).catch(orUnavailable);
  if (rendition === "unavailable")
    return new Response("Unavailable", {
      status: 503,
      headers: { "cache-control": "no-store", "retry-after": RETRY_SECONDS },
    });
  if (!rendition) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
  const { bytes, type, isFinal } = rendition;
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": type, "cache-control": isFinal ? FOREVER : SHORTLY },
  });
}

function orUnavailable(error: unknown): "unavailable" {
  if (error instanceof AppError && error.code === "storage_unavailable") return "unavailable";
  throw error;
}
