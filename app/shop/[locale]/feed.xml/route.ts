import { notFound } from "next/navigation";
import { writeFeed } from "@/lib/catalog/feed/write-feed";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listNewest } from "@/lib/catalog/published/list-newest";
import { isLocale } from "@/lib/i18n/locales";

// Its addresses are a setting of the running shop; what it lists is cached, and follows the catalogue's tag.
export const dynamic = "force-dynamic";

const ENTRIES = 50;

type Params = { params: Promise<{ locale: string }> };

/** New products for feed readers, in the language of the address. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const [{ name }, products] = await Promise.all([getShopFrame(locale), listNewest(ENTRIES, locale)]);
  return new Response(writeFeed({ shopName: name, products, locale }), {
    headers: {
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
    },
  });
}
