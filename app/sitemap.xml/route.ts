import { writeSitemapIndex } from "@/lib/catalog/sitemap/write-sitemap";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

/** The index of the sitemap's files. Where something stands in front of the shop, it may keep it for a while. */
export async function GET(): Promise<Response> {
  return new Response(await writeSitemapIndex(systemContext("sitemap")), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, s-maxage=600" },
  });
}
