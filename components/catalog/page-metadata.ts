import type { Metadata } from "next";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import type { Image } from "@/lib/catalog/schema";

const PREVIEW_WIDTH = 1200;

type Page = { title: string; path: string; description?: string; image?: Image | null | undefined };

/** Title, canonical address, and what a link to the page shows in a message or a timeline. */
export async function toPageMetadata({ title, path, description, image }: Page): Promise<Metadata> {
  const { name } = await getShopFrame();
  const images = image ? [toPreview(image)] : [];
  const texts = { title, ...(description ? { description } : {}) };
  return {
    ...texts,
    alternates: { canonical: path },
    openGraph: { ...texts, type: "website", url: path, siteName: name, images },
    twitter: { ...texts, card: image ? "summary_large_image" : "summary", images },
  };
}

/** The smallest rendition that fills a preview: whoever shows one loads it whole. */
function toPreview({ renditions, alt, ...largest }: Image) {
  const { url, width } = renditions.find((rendition) => rendition.width >= PREVIEW_WIDTH) ?? largest;
  return { url, width, height: Math.round((width * largest.height) / largest.width), alt };
}
