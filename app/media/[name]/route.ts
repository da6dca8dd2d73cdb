import { readFile } from "node:fs/promises";
import { renditionPath } from "@/lib/media/rendition-path";

/** Pictures never change: another picture has another name. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const file = renditionPath((await params).name);
  if (!file) return notFound();
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return notFound();
    throw error;
  }
}

const notFound = () => new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
