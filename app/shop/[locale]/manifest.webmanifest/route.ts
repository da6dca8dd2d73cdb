import type { MetadataRoute } from "next";
import { notFound } from "next/navigation";
import { brand } from "@/components/layout/brand";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { isLocale, localizePath } from "@/lib/i18n/locales";

// The shop's name is read from its database; a build has none.
export const dynamic = "force-dynamic";

type Params = { params: Promise<{ locale: string }> };

/** How the shop looks on a home screen, and in which language it opens from there. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { name } = await getShopFrame(locale);
  const manifest: MetadataRoute.Manifest = {
    lang: locale,
    name,
    short_name: name,
    start_url: localizePath(locale, "/"),
    display: "browser",
    background_color: brand.ground,
    theme_color: brand.color,
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/apple-icon.png", sizes: "512x512", type: "image/png" },
    ],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
