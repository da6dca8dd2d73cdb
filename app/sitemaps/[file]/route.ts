import { fromFileName } from "@/lib/catalog/sitemap/schema";
import { writeSitemap } from "@/lib/catalog/sitemap/write-sitemap";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

type Params = { params: Promise<{ file: string }> };

/** A file of the sitemap; asked for as `/sitemap-<file>.xml` (next.config.ts). It may hold what stands below its folder: all. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const file = fromFileName((await params).file);
  if (!file) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
  const pieces = writeSitemap(systemContext("sitemap"), file);
  // The head costs nothing; the first rows are read before the answer begins, so that a failure is an error.
  const first = [await pieces.next(), await pieces.next()].map(({ value }) => value ?? "").join("");
  return new Response(toStream(first, pieces), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, s-maxage=600" },
  });
}

function toStream(first: string, pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(first)),
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
