import type { MetadataRoute } from "next";
import { brand } from "@/components/layout/brand";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { defaultLocale } from "@/lib/i18n/locales";

// The shop's name is read from its database; a build has none.
export const dynamic = "force-dynamic";

/** How the shop looks on a home screen. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { name } = await getShopFrame(defaultLocale);
  return {
    name,
    short_name: name,
    start_url: "/",
    display: "browser",
    background_color: brand.ground,
    theme_color: brand.color,
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/apple-icon.png", sizes: "512x512", type: "image/png" },
    ],
  };
}
