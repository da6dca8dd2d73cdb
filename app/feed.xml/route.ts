import { writeFeed } from "@/lib/catalog/feed/write-feed";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listNewest } from "@/lib/catalog/published/list-newest";
import { defaultLocale } from "@/lib/i18n/locales";

// Its addresses are a setting of the running shop; what it lists is cached, and follows the catalogue's tag.
export const dynamic = "force-dynamic";

const ENTRIES = 50;

/** New products for feed readers. */
export async function GET(): Promise<Response> {
  const [{ name }, products] = await Promise.all([
    getShopFrame(defaultLocale),
    listNewest(ENTRIES, defaultLocale),
  ]);
  return new Response(writeFeed({ shopName: name, products }), {
    headers: {
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
    },
  });
}
