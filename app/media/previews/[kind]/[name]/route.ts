import { brand } from "@/components/layout/brand";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { drawPreview } from "@/lib/media/draw-preview";
import { readRendition } from "@/lib/media/read-rendition";
import { findSubject, type Subject } from "./find-subject";

/** Drawn at its first visit, kept like the page that it shows, and drawn again when that changes. */
export const dynamic = "error";

/** None is made at build time; this one no page can have. */
export const generateStaticParams = () => [{ kind: "products", name: "_" }];

type Props = { params: Promise<{ kind: string; name: string }> };

/** What a link to a page of the shop looks like in a message or a timeline. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { kind, name } = await params;
  // `mug.jpg`, and `mug.de.jpg` in another language; no handle has a dot.
  const [, handle, locale = defaultLocale] = /^([^.]+)(?:\.([a-z]+))?\.jpg$/.exec(name) ?? [];
  const subject = handle && isLocale(locale) ? await findSubject(kind, handle, locale) : null;
  if (!subject || !isLocale(locale)) return new Response("Not found", { status: 404 });
  const { name: shop } = await getShopFrame(locale);
  const { title, note } = subject;
  const bytes = await drawPreview({
    brand: shop,
    title,
    note,
    picture: await readPicture(subject),
    colors: brand,
  });
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "image/jpeg", "cache-control": "public, max-age=3600" },
  });
}

/** As large as it is shown; none when its file is gone. */
async function readPicture({ image }: Subject): Promise<Uint8Array | null> {
  const file = image?.renditions.find(({ width }) => width >= 640) ?? image?.renditions.at(-1);
  const rendition = file ? await readRendition(file.url.slice("/media/".length)) : null;
  return rendition?.bytes ?? null;
}
