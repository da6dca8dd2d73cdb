import { readRendition } from "@/lib/media/read-rendition";

const FOREVER = "public, max-age=31536000, immutable";
/** Until its AVIF is made, a minute: then the lighter one is fetched. */
const SHORTLY = "public, max-age=60";

/** Pictures never change: another picture has another name. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const rendition = await readRendition((await params).name);
  if (!rendition) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
  const { bytes, type, isFinal } = rendition;
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": type, "cache-control": isFinal ? FOREVER : SHORTLY },
  });
}
